package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.vasp.output.motion.Frame;
import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import io.jadeite.engine.vasp.output.scan.XmlScanner;
import java.util.List;

/** Reads a {@code <structure>}. */
final class StructureReader {
    private final XmlScanner xml;
    private NumberTable lattice = NumberTable.empty();
    private NumberTable positions = NumberTable.empty();
    private NumberTable freedoms = NumberTable.empty();

    private StructureReader(XmlScanner xml) {
        this.xml = xml;
    }

    /** Goes behind the end of the element opened last. */
    static Frame read(XmlScanner xml, List<Element> elements) {
        var reader = new StructureReader(xml);
        xml.each(reader::element);
        if (reader.lattice.rows() != 3 || reader.lattice.columns() != 3 || reader.positions.columns() != 3) {
            throw xml.brokenOff("a structure is no lattice of 3 × 3 numbers with places of 3, but %s with %s"
                    .formatted(reader.lattice, reader.positions));
        }
        if (reader.positions.rows() != elements.size()) {
            throw xml.brokenOff(
                    "a structure has %d places for %d atoms".formatted(reader.positions.rows(), elements.size()));
        }
        return new Frame(elements, reader.lattice, reader.positions, reader.freedoms);
    }

    private void element(String element) {
        if (!element.equals("varray")) {
            return;
        }
        switch (xml.attribute("name")) {
            case "basis" -> lattice = xml.table();
            case "positions" -> positions = xml.table();
            case "selective" -> freedoms = freedoms();
            default -> xml.skip();
        }
    }

    private NumberTable freedoms() {
        var flags = new DoubleList();
        xml.each(row -> {
            for (var word : xml.text().split("\\s+", -1)) {
                flags.add(word.startsWith("T") ? 1 : 0);
            }
        });
        return flags.size() == positions.rows() * 3 ? NumberTable.of(flags, 3) : NumberTable.empty();
    }
}
