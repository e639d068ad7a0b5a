package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.band.Projections;
import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.XmlScanner;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code <projected>}. */
final class ProjectionReader {
    private final XmlScanner xml;
    private final DoubleList values = new DoubleList(1024);
    private final List<String> orbitals = new ArrayList<>();
    private int channels;
    private int kpoints;
    private int bands;
    private int atoms;

    private ProjectionReader(XmlScanner xml) {
        this.xml = xml;
    }

    /** Goes behind the end of the element opened last. */
    static Projections read(XmlScanner xml) {
        var reader = new ProjectionReader(xml);
        xml.each(reader::element);
        return reader.projections();
    }

    private Projections projections() {
        boolean even = channels > 0 && kpoints > 0 && kpoints % channels == 0 && bands % kpoints == 0;
        if (!even || values.size() != (long) bands * atoms * orbitals.size()) {
            throw xml.brokenOff("projections of %d spins have %d k-points with %d bands, each of %d atoms on %s"
                    .formatted(channels, kpoints, bands, atoms, orbitals));
        }
        return new Projections(channels, kpoints / channels, bands / kpoints, atoms, orbitals, values);
    }

    private void element(String element) {
        switch (element) {
            case "eigenvalues" -> xml.skip();
            case "field" -> orbitals.add(xml.text());
            case "set" -> set(xml.attribute("comment"));
            default -> {
                // Arrays and their dimensions hold the sets.
            }
        }
    }

    private void set(String comment) {
        if (comment.startsWith("spin")) {
            channels++;
        } else if (comment.startsWith("kpoint")) {
            kpoints++;
        } else if (comment.startsWith("band")) {
            bands++;
            atoms = xml.rows(values);
        }
    }
}
