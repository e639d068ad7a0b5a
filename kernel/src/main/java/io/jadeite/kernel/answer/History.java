package io.jadeite.kernel.answer;

import io.jadeite.kernel.protocol.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The cells that were run, for consoles. Threads may share it. */
final class History {
    /** Of the running kernel; it knows no other. */
    private static final int SESSION = 1;

    private static final int MOST = 100_000;

    private record Line(int number, String code, String output) {}

    private final List<Line> lines = new ArrayList<>();

    /** @param output the value's plain text; empty for none */
    synchronized void add(int number, String code, String output) {
        lines.add(new Line(number, code, output));
        if (lines.size() > MOST) {
            lines.removeFirst();
        }
    }

    /** The content of a history_reply. */
    synchronized Map<String, Object> answer(Request request) {
        boolean withOutput = request.flag("output", false);
        var found = switch (request.text("hist_access_type", "tail")) {
            case "range" -> range(request);
            case "search" -> search(request);
            default -> last(lines, request.number("n", 10));
        };
        return Map.of(
                "status",
                "ok",
                "history",
                found.stream().map(line -> entry(line, withOutput)).toList());
    }

    private static List<Object> entry(Line line, boolean withOutput) {
        return List.of(SESSION, line.number(), withOutput ? List.of(line.code(), line.output()) : line.code());
    }

    /** Session 0 is the running one. */
    private List<Line> range(Request request) {
        int session = request.number("session", 0);
        if (session != 0 && session != SESSION) {
            return List.of();
        }
        int start = request.number("start", 0);
        int stop = request.number("stop", Integer.MAX_VALUE);
        return lines.stream()
                .filter(line -> line.number() >= start && line.number() < stop)
                .toList();
    }

    private List<Line> search(Request request) {
        Predicate<String> fits = glob(request.text("pattern", "*")).asMatchPredicate();
        var found = new ArrayList<>(
                lines.stream().filter(line -> fits.test(line.code())).toList());
        if (request.flag("unique", false)) {
            var seen = new HashSet<String>();
            found = new ArrayList<>(found.reversed().stream()
                    .filter(line -> seen.add(line.code()))
                    .toList()
                    .reversed());
        }
        return last(found, request.number("n", found.size()));
    }

    private static List<Line> last(List<Line> lines, int count) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - Math.max(0, count)), lines.size()));
    }

    /** {@code *} is any text, {@code ?} any character. */
    private static Pattern glob(String glob) {
        var pattern = new StringBuilder();
        glob.codePoints()
                .forEach(each -> pattern.append(
                        switch (each) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(each));
                        }));
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}
