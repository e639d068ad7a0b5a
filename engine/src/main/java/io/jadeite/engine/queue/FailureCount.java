package io.jadeite.engine.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One way in which runs of a workflow have failed.
 *
 * @param message of the last of them; others may differ in numbers and paths
 */
public record FailureCount(String workflow, String kind, String message, long runs, long lastRun) {
    private static final Pattern PATH = Pattern.compile("/[^\\s,;:'\"]+");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private record Kind(String workflow, String kind, String words) {}

    /** Those together that differ only in numbers and paths; the most frequent first. */
    static List<FailureCount> together(List<FailureCount> counts) {
        var groups = new LinkedHashMap<Kind, FailureCount>();
        for (var count : counts) {
            groups.merge(new Kind(count.workflow, count.kind, words(count.message)), count, FailureCount::plus);
        }
        var sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparingLong(FailureCount::runs)
                .thenComparingLong(FailureCount::lastRun)
                .reversed());
        return sorted;
    }

    private static String words(String message) {
        return NUMBER.matcher(PATH.matcher(message).replaceAll("/")).replaceAll("0");
    }

    private FailureCount plus(FailureCount other) {
        var later = lastRun > other.lastRun ? this : other;
        return new FailureCount(workflow, kind, later.message, runs + other.runs, later.lastRun);
    }
}
