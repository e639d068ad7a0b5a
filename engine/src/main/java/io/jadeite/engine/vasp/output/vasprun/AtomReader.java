package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.vasp.output.scan.XmlScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code <atominfo>}: which atoms there are and which pseudopotentials stand for them. */
final class AtomReader {
    /** VASP 4 and 5.2 cut the first or second letter of some symbols. */
    private static final Map<String, Element> CUT = Map.of("X", Element.XE, "r", Element.ZR);

    private static final int TITLE = 4;

    private final XmlScanner xml;
    private final List<String> symbols = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private String array = "";

    private AtomReader(XmlScanner xml) {
        this.xml = xml;
    }

    /** Goes behind the end of the element opened last. */
    static AtomReader read(XmlScanner xml) {
        var reader = new AtomReader(xml);
        xml.each(reader::element);
        reader.row();
        return reader;
    }

    private void element(String element) {
        switch (element) {
            case "array" -> {
                row();
                array = xml.attribute("name");
            }
            case "rc" -> row();
            case "c" -> cells.add(xml.text());
            default -> {
                // Dimensions and fields: their order is always the same.
            }
        }
    }

    private void row() {
        if (array.equals("atoms") && !cells.isEmpty()) {
            symbols.add(cells.getFirst());
        } else if (array.equals("atomtypes") && cells.size() > TITLE) {
            titles.add(cells.get(TITLE));
        }
        cells.clear();
    }

    /**
     * Of each atom, in order.
     *
     * @throws InputException where a symbol is that of no element
     */
    List<Element> elements() {
        return symbols.stream().map(this::known).toList();
    }

    private Element known(String symbol) {
        return Element.ofSymbol(symbol)
                .or(() -> Optional.ofNullable(CUT.get(symbol)))
                .orElseThrow(() -> new InputException(
                        "%s calls atom %d '%s', which is no element. Check the species of its POSCAR and POTCAR."
                                .formatted(xml.source(), symbols.indexOf(symbol) + 1, symbol)));
    }

    /** Titles of the pseudopotentials, for each group of atoms: {@code PAW_PBE Fe 06Sep2000}. */
    List<String> titles() {
        return List.copyOf(titles);
    }
}
