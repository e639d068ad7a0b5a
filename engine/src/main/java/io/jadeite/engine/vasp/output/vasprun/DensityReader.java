package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.band.DensityOfStates;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import io.jadeite.engine.vasp.output.scan.XmlScanner;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code <dos>}. */
final class DensityReader {
    private final XmlScanner xml;
    private final boolean wantsAtoms;
    private double fermiEnergy = Double.NaN;
    private final List<NumberTable> totals = new ArrayList<>();
    private final List<String> orbitals = new ArrayList<>();
    private final List<List<NumberTable>> atoms = new ArrayList<>();
    private int atomCount;
    private boolean isPartial;

    private DensityReader(XmlScanner xml, boolean wantsAtoms) {
        this.xml = xml;
        this.wantsAtoms = wantsAtoms;
    }

    /** Goes behind the end of the element opened last. */
    static DensityOfStates read(XmlScanner xml, boolean wantsAtoms) {
        var reader = new DensityReader(xml, wantsAtoms);
        xml.each(reader::element);
        if (reader.totals.stream().anyMatch(total -> total.columns() != 3 || total.isEmpty())) {
            throw xml.brokenOff("a density of states isn't rows of 3 numbers");
        }
        return new DensityOfStates(reader.fermiEnergy, reader.totals, reader.orbitals, reader.atoms, reader.atomCount);
    }

    private void element(String element) {
        switch (element) {
            case "i" -> {
                if (xml.attribute("name").equals("efermi")) {
                    fermiEnergy = xml.number();
                }
            }
            case "partial" -> isPartial = true;
            case "total" -> isPartial = false;
            case "field" -> field(xml.text());
            case "set" -> set(xml.attribute("comment"));
            default -> {
                // Arrays and their dimensions hold the sets.
            }
        }
    }

    private void field(String name) {
        if (isPartial && !name.equals("energy")) {
            orbitals.add(name);
        }
    }

    private void set(String comment) {
        if (comment.startsWith("ion")) {
            atomCount++;
            if (wantsAtoms) {
                atoms.add(new ArrayList<>());
            }
        } else if (comment.startsWith("spin")) {
            spin();
        }
    }

    private void spin() {
        if (!isPartial) {
            totals.add(xml.table());
        } else if (wantsAtoms && !atoms.isEmpty()) {
            atoms.getLast().add(xml.table());
        } else {
            xml.skip();
        }
    }
}
