package io.jadeite.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notebooks that stay open: neither time nor memory of a cell grows with the cells before it. */
@Tag("scale")
class LongSessionTest extends NotebookSuite {
    private static final int CELLS = Integer.getInteger("jadeite.scale.cells", 10_000);

    @Test
    void tenThousandGroovyCells() {
        var session = session(i -> groovy(
                switch (i % 4) {
                    case 0 -> "1 + " + i;
                    case 1 -> "x = " + i;
                    case 2 -> "def f(n) { n + " + i + " }";
                    default -> "[1, 2, 3].collect { it + " + i + " }.sum()";
                }));

        assertThat(session.latencyGrowth()).isLessThan(1.5);
        assertThat(session.growthMegabytes()).isLessThan(150);
    }

    @Test
    void tenThousandJavaCells() {
        var session = session(i -> java(
                switch (i % 4) {
                    case 0 -> "1 + " + i;
                    case 1 -> "x = " + i + ";";
                    case 2 -> "System.getProperty(\"java.version\").length() + " + i;
                    default -> "List.of(1, 2, 3).stream().mapToInt(n -> n + " + i + ").sum()";
                }));

        assertThat(session.latencyGrowth()).isLessThan(2.5);
        assertThat(session.growthMegabytes()).isLessThan(250);
    }

    /** @param latencyGrowth median of the last tenth by that of the second */
    private record Session(double latencyGrowth, long growthMegabytes) {}

    private Session session(IntFunction<Object> cell) {
        java("int x = 0;");
        int tenth = CELLS / 10;
        var took = new long[CELLS];
        long before = 0;
        for (int i = 0; i < CELLS; i++) {
            long began = System.nanoTime();
            assertThat(cell.apply(i)).isNotNull();
            took[i] = System.nanoTime() - began;
            if (i == tenth) {
                before = usedMegabytes();
            }
            if (i % tenth == tenth - 1) {
                System.err.printf(
                        "%d cells: median %.2f ms, %d MB%n",
                        i + 1, median(took, i + 1 - tenth, i + 1) / 1e6, usedMegabytes());
            }
        }
        long grown = usedMegabytes() - before;
        report("%d cells: median of the second tenth %.2f ms, of the last %.2f ms; %d MB more%n"
                .formatted(
                        CELLS, median(took, tenth, 2 * tenth) / 1e6, median(took, CELLS - tenth, CELLS) / 1e6, grown));
        return new Session(median(took, CELLS - tenth, CELLS) / median(took, tenth, 2 * tenth), grown);
    }

    private void report(String line) {
        System.err.print(line);
        try {
            java.nio.file.Files.writeString(
                    java.nio.file.Path.of("target", "long-session.txt"),
                    printed() + line,
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double median(long[] times, int from, int to) {
        var some = Arrays.copyOfRange(times, from, to);
        Arrays.sort(some);
        return some[some.length / 2];
    }

    private static long usedMegabytes() {
        System.gc();
        var memory = ManagementFactory.getMemoryMXBean();
        return (memory.getHeapMemoryUsage().getUsed()
                        + memory.getNonHeapMemoryUsage().getUsed())
                >> 20;
    }
}
