package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.band.BandEnergies;
import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.XmlScanner;

/** Reads {@code <eigenvalues>}. */
final class EigenvalueReader {
    private final XmlScanner xml;
    private final DoubleList values = new DoubleList(1024);
    private int spins;
    private int kpoints;
    private int bands = -1;

    private EigenvalueReader(XmlScanner xml) {
        this.xml = xml;
    }

    /** Goes behind the end of the element opened last. */
    static BandEnergies read(XmlScanner xml) {
        var reader = new EigenvalueReader(xml);
        xml.each(reader::element);
        int states = reader.values.size() / 2;
        if (reader.spins == 0 || reader.kpoints % reader.spins != 0 || states == 0) {
            throw xml.brokenOff("%d spins have %d k-points with bands".formatted(reader.spins, reader.kpoints));
        }
        return new BandEnergies(reader.spins, reader.kpoints / reader.spins, reader.bands, reader.values);
    }

    private void element(String element) {
        if (!element.equals("set")) {
            return;
        }
        var comment = xml.attribute("comment");
        if (comment.startsWith("spin")) {
            spins++;
        } else if (comment.startsWith("kpoint")) {
            kpoint(comment);
        }
    }

    private void kpoint(String comment) {
        int mark = values.size();
        int rows = xml.rows(values);
        switch (xml.columns()) {
            case 1 -> withoutOccupations(mark);
            case 2 -> {}
            default ->
                throw xml.brokenOff("%s has rows of %d numbers, where an energy and an occupation should be"
                        .formatted(comment, xml.columns()));
        }
        if (bands >= 0 && rows != bands) {
            throw xml.brokenOff("%s has %d bands, but those before it %d".formatted(comment, rows, bands));
        }
        bands = rows;
        kpoints++;
    }

    private void withoutOccupations(int mark) {
        var energies = values.toArray();
        values.cutTo(mark);
        for (int i = mark; i < energies.length; i++) {
            values.add(energies[i]);
            values.add(Double.NaN);
        }
    }
}
