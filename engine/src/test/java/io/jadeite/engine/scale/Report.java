package io.jadeite.engine.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** What was measured, as a page with a table for each part; written anew with each figure, so that a failure leaves what there is. */
final class Report {
    private final Path file;
    private final StringBuilder text = new StringBuilder();

    Report(Path file, Size size) {
        this.file = file;
        text.append("# Scale: ").append(size.shown()).append("\n\n");
        text.append("%s; JDK %s, %d cores%n"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.version().feature(),
                        Runtime.getRuntime().availableProcessors()));
    }

    void part(String title) {
        add("\n## " + title + "\n\n| what | measured | at most |\n|---|---|---|\n");
    }

    void figure(String what, String measured) {
        figure(what, measured, "");
    }

    void figure(String what, String measured, String most) {
        add("| %s | %s | %s |%n".formatted(what, measured, most));
    }

    void table(String title, List<String> heads, List<List<String>> rows) {
        var lines = new StringBuilder("\n" + title + "\n\n| " + String.join(" | ", heads) + " |\n");
        lines.append("|---".repeat(heads.size())).append("|\n");
        rows.forEach(row -> lines.append("| ").append(String.join(" | ", row)).append(" |\n"));
        add(lines.toString());
    }

    static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private void add(String more) {
        text.append(more);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String megabytes(double bytes) {
        return number(bytes / 1e6) + " MB";
    }
}
