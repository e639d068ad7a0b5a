package io.jadeite.kernel.language;

import java.util.List;

/**
 * What could stand at the cursor.
 *
 * @param matches the best first; each replaces the code from {@code start} to {@code end}
 * @param start in code points
 * @param end in code points
 */
public record Completion(List<Match> matches, int start, int end) {
    public Completion {
        matches = List.copyOf(matches);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("A completion from %d to %d".formatted(start, end));
        }
    }

    public static Completion none(int cursor) {
        return new Completion(List.of(), cursor, cursor);
    }

    /**
     * One way to go on.
     *
     * @param type what it is, in one word: {@code method}, {@code class}, {@code keyword}, {@code workflow}, {@code path};
     *     empty if unknown
     * @param signature what to show behind it: {@code (int, String)}; empty for none
     */
    public record Match(String text, String type, String signature) {}
}
