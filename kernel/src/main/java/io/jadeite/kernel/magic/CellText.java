package io.jadeite.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Takes a cell apart into code and magics. */
final class CellText {
    private static final Pattern WHOLE = Pattern.compile("(?s)\\s*%%(\\w[\\w-]*)[ \\t]*([^\\n]*)(?:\\n(.*))?");
    private static final Pattern LINE =
            Pattern.compile("\\s*(?:(?:def|var)?\\s*(\\w+)\\s*=\\s*)?%(\\w[\\w-]*)(?:[ \\t]+(.*)|$)");

    private CellText() {}

    /** A piece of a cell, in order. */
    sealed interface Piece {
        int line();
    }

    /** @param text with empty lines before it, so that its lines count as in the cell */
    record Code(String text, int line) implements Piece {}

    /**
     * @param variable that gets its value
     * @param body of a magic for the whole cell, with lines as in the cell
     */
    record Order(String name, String arguments, Optional<String> body, Optional<String> variable, int line)
            implements Piece {}

    /** @param isKnown which names are those of magics: code may have a line that begins with a percent sign, too */
    static List<Piece> pieces(String cell, Predicate<String> isKnown) {
        var whole = WHOLE.matcher(cell);
        if (whole.matches()) {
            int line = lineAt(cell, whole.start(1));
            var body = whole.group(3) == null ? "" : "\n".repeat(line) + whole.group(3);
            return List.of(
                    new Order(whole.group(1), whole.group(2).strip(), Optional.of(body), Optional.empty(), line));
        }
        if (cell.indexOf('%') < 0) {
            return List.of(new Code(cell, 1));
        }
        return lines(cell, isKnown);
    }

    private static List<Piece> lines(String cell, Predicate<String> isKnown) {
        var pieces = new ArrayList<Piece>();
        var code = new StringBuilder();
        boolean isFirst = true;
        int number = 0;
        int begin = 1;
        for (var line : cell.split("\n", -1)) {
            number++;
            var order = LINE.matcher(line);
            boolean isOrder = order.matches() && (isKnown.test(order.group(2)) || (isFirst && order.group(1) == null));
            isFirst = isFirst && line.isBlank();
            if (!isOrder) {
                code.append(line).append('\n');
                continue;
            }
            add(pieces, code, begin);
            pieces.add(new Order(
                    order.group(2),
                    order.group(3) == null ? "" : order.group(3).strip(),
                    Optional.empty(),
                    Optional.ofNullable(order.group(1)),
                    number));
            begin = number + 1;
            isFirst = true;
        }
        add(pieces, code, begin);
        return pieces.isEmpty() ? List.of(new Code(cell, 1)) : pieces;
    }

    private static void add(List<Piece> pieces, StringBuilder code, int begin) {
        if (!code.toString().isBlank()) {
            pieces.add(new Code("\n".repeat(begin - 1) + code, begin));
        }
        code.setLength(0);
    }

    private static int lineAt(String text, int place) {
        return 1
                + (int) text.substring(0, place)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count();
    }
}
