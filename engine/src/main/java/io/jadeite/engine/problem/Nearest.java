package io.jadeite.engine.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Finds the known names that somebody who wrote an unknown one may have meant. */
public final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /** At most three of the known names, the most similar first; none where all are far off, or far from the best of them. */
    public static List<String> to(String unknown, Collection<String> known) {
        int least =
                known.stream().mapToInt(name -> distance(unknown, name)).min().orElse(0);
        return known.stream()
                .filter(name -> distance(unknown, name) <= Math.min(Math.max(2, unknown.length() / 3), 2 * least + 1)
                        || similarStart(unknown, name))
                .sorted(Comparator.comparingInt((String name) -> distance(unknown, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** " Did you mean A or B?", or nothing where no known name is near. */
    public static String question(String unknown, Collection<String> known) {
        var near = to(unknown, known);
        return near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
    }

    private static boolean similarStart(String a, String b) {
        return a.length() >= 3 && b.toLowerCase(Locale.ROOT).startsWith(a.toLowerCase(Locale.ROOT));
    }

    /** Levenshtein's distance, where a change of case only costs nothing. */
    private static int distance(String a, String b) {
        var from = a.toLowerCase(Locale.ROOT);
        var to = b.toLowerCase(Locale.ROOT);
        var previous = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            var current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substitution = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
