package io.jadeite.benchmark.table;

import io.jadeite.dsl.table.QueueTable;
import io.jadeite.dsl.table.ResultsTable;
import io.jadeite.dsl.table.Shown;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.setting.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Shows a large table, {@code results} or {@code queue}, for the first time in its process, as a cell does; tells time and memory. */
final class Open {
    private Open() {}

    public static void main(String... arguments) throws Exception {
        try (var database = Database.open(Settings.load(System.getenv(), Path.of("")))) {
            long start = System.nanoTime();
            var html = arguments[0].equals("queue")
                    ? Shown.html(QueueTable.of(database, Map.of()))
                    : ResultsTable.of(database, Fill.WORKFLOW).html();
            double milliseconds = (System.nanoTime() - start) / 1e6;
            if (!html.contains(" rows, the first 10 and the last 10 shown</caption>")) {
                throw new AssertionError("it doesn't show what it should: " + html);
            }
            var memory = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "%.0f ms | %d MB | %s |%n",
                    milliseconds,
                    (memory.totalMemory() - memory.freeMemory()) / 1_000_000,
                    resident());
        }
    }

    private static String resident() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> "%d MB".formatted(Long.parseLong(line.replaceAll("\\D", "")) / 1000))
                .findFirst()
                .orElse("unknown");
    }
}
