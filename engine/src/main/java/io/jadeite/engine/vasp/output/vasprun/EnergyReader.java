package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.XmlScanner;
import java.util.ArrayList;

/** Reads {@code <energy>} and {@code <scstep>}. */
final class EnergyReader {
    private EnergyReader() {}

    /** Of the {@code <energy>} opened last; goes behind its end. */
    static EnergyTerms energy(XmlScanner xml) {
        var names = new ArrayList<String>();
        var values = new DoubleList(4);
        xml.each(element -> {
            if (element.equals("i")) {
                names.add(xml.attribute("name"));
                values.add(xml.number());
            }
        });
        return new EnergyTerms(names, values.toArray());
    }

    /** Of the {@code <scstep>} opened last; without energies if it has none. Goes behind its end. */
    static EnergyTerms electronicStep(XmlScanner xml) {
        var found = new ArrayList<EnergyTerms>(1);
        xml.each(element -> {
            if (element.equals("energy")) {
                found.add(energy(xml));
            }
        });
        return found.isEmpty() ? EnergyTerms.NONE : found.getLast();
    }
}
