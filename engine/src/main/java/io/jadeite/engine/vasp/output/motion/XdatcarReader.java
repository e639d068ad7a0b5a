package io.jadeite.engine.vasp.output.motion;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.LineScanner;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the frames of an XDATCAR: of VASP 4 with a blank line before each frame, of later ones with {@code Direct configuration=},
 * and with the whole head before each frame where the cell changes.
 */
final class XdatcarReader {
    /** Beyond it, somebody has given the wrong file. */
    private static final int MOST_ATOMS = 5_000_000;

    private final LineScanner lines;
    private List<Element> elements = List.of();
    private NumberTable lattice = NumberTable.empty();
    private int count;

    XdatcarReader(LineScanner lines) {
        this.lines = lines;
    }

    Extent read(Consumer<Frame> listener) {
        head();
        while (lines.next()) {
            if (lines.isBlank() || lines.begins("Direct") || lines.begins("Cartesian")) {
                if (!frame(listener)) {
                    return Extent.until("the file ends in frame %d".formatted(count + 1));
                }
            } else {
                lines.back();
                if (!headAgain()) {
                    return Extent.until("the file ends behind frame %d".formatted(count));
                }
            }
        }
        return Extent.whole();
    }

    private void head() {
        if (!headAgain()) {
            throw new InputException(
                    "%s is no XDATCAR: it doesn't begin with a title, a scale, three lattice vectors, symbols and counts of atoms (line %d)."
                            .formatted(lines.source(), Math.max(1, lines.lineNumber())));
        }
    }

    private boolean headAgain() {
        var rows = new DoubleList(9);
        boolean hasTitle = lines.next();
        double scale = hasTitle && lines.next() ? lines.number() : Double.NaN;
        for (int i = 0; i < 3; i++) {
            if (!lines.next() || lines.numbers(rows, 3) != 3) {
                return false;
            }
        }
        if (!(scale > 0 || scale < 0) || !lines.next()) {
            return false;
        }
        var symbols = lines.words();
        if (!lines.next() || symbols.isEmpty()) {
            return false;
        }
        var counts = lines.words();
        lattice = scaled(rows, scale);
        return takeElements(symbols, counts);
    }

    private boolean takeElements(List<String> symbols, List<String> counts) {
        if (symbols.size() != counts.size()) {
            return false;
        }
        var found = new ArrayList<Element>();
        for (int i = 0; i < symbols.size(); i++) {
            var element = Element.ofSymbol(symbols.get(i).replaceFirst("[_/].*", ""));
            if (element.isEmpty() || !counts.get(i).matches("\\d{1,7}")) {
                return false;
            }
            if (found.size() > MOST_ATOMS) {
                return false;
            }
            for (int atom = Integer.parseInt(counts.get(i)); atom > 0; atom--) {
                found.add(element.get());
            }
        }
        elements = List.copyOf(found);
        return !elements.isEmpty();
    }

    /** A negative scale is the volume of the cell in Å³. */
    private static NumberTable scaled(DoubleList rows, double scale) {
        var lengths = new DoubleList(9);
        double factor = scale > 0 ? scale : Math.cbrt(-scale / Math.abs(determinant(rows)));
        for (int i = 0; i < 9; i++) {
            lengths.add(rows.get(i) * factor);
        }
        return NumberTable.of(lengths, 3);
    }

    private static double determinant(DoubleList m) {
        return m.get(0) * (m.get(4) * m.get(8) - m.get(5) * m.get(7))
                - m.get(1) * (m.get(3) * m.get(8) - m.get(5) * m.get(6))
                + m.get(2) * (m.get(3) * m.get(7) - m.get(4) * m.get(6));
    }

    /** False where the file ends, or something other than a place stands, within the frame. Blank lines at the end are no frame. */
    private boolean frame(Consumer<Frame> listener) {
        boolean isOptional = lines.isBlank();
        var places = new DoubleList();
        for (int i = 0; i < elements.size(); i++) {
            if (!lines.next()) {
                return isOptional && i == 0;
            }
            if (lines.numbers(places, 3) != 3) {
                lines.back();
                return isOptional && i == 0;
            }
        }
        count++;
        listener.accept(new Frame(elements, lattice, NumberTable.of(places, 3), NumberTable.empty()));
        return true;
    }
}
