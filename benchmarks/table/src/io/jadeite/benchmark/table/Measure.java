package io.jadeite.benchmark.table;

import io.jadeite.dsl.table.ResultsTable;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.testing.DatabaseKind;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Table;

/** Measures in turns, after a warm-up; see the script {@code run}. */
final class Measure {
    private static final int WARM_UP = 5;
    private static final List<String> NUMBERS =
            List.of("run", "nsites", "energy", "energyPerAtom", "volume", "volumePerAtom", "volumeChange", "maxForce");

    private Measure() {}

    public static void main(String... arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        int rowsToOpen = Integer.parseInt(arguments[2]);
        var opened = new ArrayList<String>();
        System.out.printf("| %,d results as a table | table | bare JDBC | ratio | ratios of single rounds |%n|---|---|---|---|---|%n", rows);
        for (var kind : DatabaseKind.values()) {
            try (var fresh = kind.fresh()) {
                var database = fresh.open();
                Fill.results(database, 1, rows);
                try (var bare = new BareRead(fresh.address())) {
                    System.out.println(compared(kind, database, bare, rounds));
                }
                Fill.results(database, rows + 1, rowsToOpen);
                if (kind == DatabaseKind.POSTGRESQL) {
                    // The server does so by itself, within a minute.
                    database.change(sql -> sql.update("analyze"));
                }
                for (var what : List.of("results", "queue")) {
                    opened.add(open(what, kind, fresh.address(), fresh.folder().toString()));
                }
            }
        }
        System.out.printf("%n| %,d runs, first showing | time | heap used | largest resident size |%n|---|---|---|---|%n", rowsToOpen);
        opened.forEach(System.out::println);
    }

    private static String compared(DatabaseKind kind, Database database, BareRead bare, int rounds) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            if (!seen(table(database)).agreesWith(bare.read())) {
                throw new AssertionError(kind + ": the table isn't what the bare read gives");
            }
        }
        var tableTimes = new double[rounds];
        var bareTimes = new double[rounds];
        var ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            tableTimes[i] = milliseconds(() -> table(database));
            bareTimes[i] = milliseconds(bare::read);
            ratios[i] = tableTimes[i] / bareTimes[i];
        }
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "| %s | %.0f ms | %.0f ms | %.2f | %.2f–%.2f |",
                kind,
                median(tableTimes),
                median(bareTimes),
                median(tableTimes) / median(bareTimes),
                ratios[0],
                ratios[rounds - 1]);
    }

    private static Table table(Database database) {
        return ResultsTable.of(database, Fill.WORKFLOW).table();
    }

    private static BareRead.Seen seen(Table table) {
        long letters = table.stringColumn("status").asList().stream().mapToLong(String::length).sum()
                + table.stringColumn("formula").asList().stream().mapToLong(String::length).sum();
        double sum = NUMBERS.stream().mapToDouble(name -> table.numberColumn(name).sum()).sum()
                + table.instantColumn("saved").asList().stream().mapToDouble(time -> time.toEpochMilli() * 1e-3).sum();
        return new BareRead.Seen(table.rowCount(), letters, sum);
    }

    private static String open(String what, DatabaseKind kind, String address, String home) throws Exception {
        var builder = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-XX:+UseSerialGC",
                        "-Xmx200m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.jadeite.benchmark.table.Open",
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(Map.of("JADEITE_DATABASE", address, "HOME", home));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new AssertionError(kind + ": opening failed: " + said);
        }
        return "| " + what + ", " + kind + " | " + said;
    }

    /** Something to be timed. */
    private interface Work {
        Object done() throws Exception;
    }

    private static double milliseconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.done();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
