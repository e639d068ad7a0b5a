package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.band.KpointList;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import io.jadeite.engine.vasp.output.scan.XmlScanner;

/** Reads {@code <kpoints>}. */
final class KpointsReader {
    private final XmlScanner xml;
    private String scheme = "";
    private NumberTable coordinates = NumberTable.empty();
    private NumberTable weights = NumberTable.empty();

    private KpointsReader(XmlScanner xml) {
        this.xml = xml;
    }

    /** Goes behind the end of the element opened last. */
    static KpointsReader read(XmlScanner xml) {
        var reader = new KpointsReader(xml);
        xml.each(reader::element);
        return reader;
    }

    private void element(String element) {
        switch (element) {
            case "generation" -> scheme = xml.attribute("param");
            case "varray" -> {
                switch (xml.attribute("name")) {
                    case "kpointlist" -> coordinates = xml.table();
                    case "weights" -> weights = xml.table();
                    default -> xml.skip();
                }
            }
            default -> {
                // What describes the mesh isn't kept.
            }
        }
    }

    /** How the list was made: {@code Gamma}, {@code Monkhorst-Pack}, {@code listgenerated} …; empty for an explicit list. */
    String scheme() {
        return scheme;
    }

    KpointList list() {
        return new KpointList(coordinates, weights);
    }
}
