package io.jadeite.docs;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares what a page shows with what was printed, but for what differs from day to day and from computer to computer. */
final class PrintedText {
    private static final String LEFT_OUT = "…";

    private PrintedText() {}

    /** A {@code …} on a line of its own stands for any lines, and within a line for any text. */
    static Pattern pattern(List<String> shown) {
        return Pattern.compile(shown.stream().map(PrintedText::pattern).collect(Collectors.joining()));
    }

    private static String pattern(String line) {
        if (line.strip().equals(LEFT_OUT)) {
            return "(?:.*\\n)*?";
        }
        return List.of(normal(line).split(LEFT_OUT, -1)).stream()
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")) + "\\n";
    }

    static String normal(String text) {
        return text.lines()
                .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+Z)?", "TIME")
                        .replaceAll("\\b\\d{8}-\\d{6}-\\d+\\b", "STAMP")
                        .replaceAll("\\b(\\d+[dhm])*\\d+(\\.\\d+)?s\\b", "DURATION")
                        .replaceAll("\\(worker \\d+\\)", "(worker N)")
                        .replaceAll("(\\d\\.\\d{6})\\d+", "$1")
                        .replaceAll("-{3,}", "---")
                        .replaceAll("\\s+", " ")
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }
}
