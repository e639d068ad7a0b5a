package io.jadeite.dsl.script.groovy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A source with everything blanked that isn't needed: what is kept stands on its own lines, so that errors name the lines that their
 * author knows. For one thread.
 */
final class Mask {
    private static final Pattern IMPORT = Pattern.compile("\\bimport\\s");

    /** A range, with what is put before and behind it. */
    private record Kept(Range.Offsets at, String before, String after) {}

    private final String text;
    private final List<Kept> kept = new ArrayList<>();

    Mask(String text) {
        this.text = text;
    }

    void keep(Range range) {
        keep(range, "", ";");
    }

    void keep(Range range, String before, String after) {
        kept.add(new Kept(range.in(text), before, after));
    }

    /** Without annotations such as {@code @Grab}: where it runs, nothing is fetched. */
    void keepImport(Range range) {
        var at = range.in(text);
        var matcher = IMPORT.matcher(text.substring(at.from(), at.to()));
        int begin = at.from();
        while (matcher.find()) {
            begin = at.from() + matcher.start();
        }
        kept.add(new Kept(new Range.Offsets(begin, at.to()), "", ";"));
    }

    String apply() {
        kept.sort(Comparator.comparingInt(piece -> piece.at().from()));
        var masked = new StringBuilder();
        int place = 0;
        for (var piece : kept) {
            blank(place, piece.at().from(), masked);
            masked.append(piece.before())
                    .append(text, piece.at().from(), piece.at().to())
                    .append(piece.after());
            place = piece.at().to();
        }
        return masked.toString();
    }

    private void blank(int from, int to, StringBuilder masked) {
        for (int i = from; i < to; i++) {
            char letter = text.charAt(i);
            masked.append(letter == '\n' || letter == '\r' ? letter : ' ');
        }
    }
}
