package io.jadeite.engine.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells in {@code target/faults/report.md} what each scenario and each mutant showed; written anew after each of them. */
final class FaultReport {
    private static final Path FILE = Path.of("target", "faults", "report.md");
    private static final Map<String, Line> SCENARIOS = new TreeMap<>(FaultReport::byNumber);
    private static final List<String> MUTANTS = new ArrayList<>();
    private static final int LONGEST = 160;
    private static final List<String> NOTES = new ArrayList<>();

    private static final class Line {
        final Tally tally = new Tally();
        int seeds;
        double seconds;
    }

    private FaultReport() {}

    static synchronized void scenario(String name, Tally tally, Duration time) {
        var line = SCENARIOS.computeIfAbsent(name, _ -> new Line());
        line.tally.add(tally);
        line.seeds++;
        line.seconds += time.toMillis() / 1000.0;
        write();
    }

    /** Which scenario caught it, after how many runs and tries. */
    static synchronized void mutant(String name, String scenario, long runs, int tries, String first) {
        MUTANTS.add("| %s | %s | %d | %d | %s |".formatted(name, scenario, runs, tries, shortened(first)));
        write();
    }

    /** Something that was measured, not asserted. */
    static synchronized void note(String sentence) {
        NOTES.add("- " + sentence);
        write();
    }

    private static String shortened(String sentence) {
        return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "…";
    }

    private static void write() {
        var text = new StringBuilder("# What the fault suite showed\n\n| scenario | seeds |");
        for (var of : Tally.Of.values()) {
            text.append(' ').append(of.words).append(" |");
        }
        text.append(" seconds |\n|---|")
                .append("---|".repeat(Tally.Of.values().length + 2))
                .append('\n');
        var all = new Line();
        SCENARIOS.forEach((name, line) -> {
            append(text, name, line);
            all.tally.add(line.tally);
            all.seeds += line.seeds;
            all.seconds += line.seconds;
        });
        append(text, "all", all);
        text.append("\n| mutant | caught by | runs | tries | the first thing that was seen |\n|---|---|---|---|---|\n");
        MUTANTS.forEach(line -> text.append(line).append('\n'));
        if (!NOTES.isEmpty()) {
            text.append('\n').append(String.join("\n", NOTES)).append('\n');
        }
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 2 before 10, and what has no number last. */
    private static int byNumber(String one, String other) {
        return Comparator.comparingInt(FaultReport::number)
                .thenComparing(Comparator.naturalOrder())
                .compare(one, other);
    }

    private static int number(String name) {
        var digits = name.replaceFirst("\\D.*", "");
        return digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static void append(StringBuilder text, String name, Line line) {
        text.append("| %s | %d |".formatted(name, line.seeds));
        for (var of : Tally.Of.values()) {
            text.append(" %d |".formatted(line.tally.get(of)));
        }
        text.append(" %.0f |%n".formatted(line.seconds));
    }
}
