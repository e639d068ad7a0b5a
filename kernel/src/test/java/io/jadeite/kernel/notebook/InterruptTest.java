package io.jadeite.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.kernel.language.Language;
import io.jadeite.kernel.language.Outcome;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Cells that are interrupted. */
class InterruptTest extends NotebookSuite {
    @Test
    void loopsOfGroovyEnd() throws Exception {
        stops(groovy(), "while (true) { }");
        stops(groovy(), "i = 0; while (true) { i++ }");
        stops(groovy(), "for (;;) { def x = 1 }");
        stops(
                groovy(),
                "def loop() { loop2() }\ndef loop2() { while (true) { try { Thread.sleep(10) } catch (Throwable t) { } } }\nloop()");
        stops(groovy(), "(1..Integer.MAX_VALUE).each { it + 1 }");
        stops(groovy(), "class Busy { def work() { do { } while (true) } }\nnew Busy().work()");
        stops(groovy(), "@groovy.transform.CompileStatic\nvoid busy() { while (true) { } }\nbusy()");
        stops(groovy(), "Thread.sleep(100000)");
        stops(groovy(), "new java.util.concurrent.CountDownLatch(1).await()");

        assertThat(groovy("1 + 1")).isEqualTo(2);
    }

    @Test
    void loopsOfJavaEnd() throws Exception {
        stops(java(), "while (true) { }");
        stops(java(), "int i = 0; while (true) { i++; }");
        stops(java(), "void loop() { for (;;) { try { Thread.sleep(10); } catch (Throwable t) { } } }\nloop();");
        stops(java(), "Stream.iterate(1, n -> n + 1).forEach(n -> {})");
        stops(java(), "class Busy { void work() { do { } while (true); } }\nnew Busy().work();");
        stops(java(), "Thread.sleep(100000);");
        stops(java(), "%%bash\nsleep 100");

        assertThat(java("1 + 1")).isEqualTo(2);
    }

    @Test
    void nothingGoesOnAfterwards() throws Exception {
        java("var busy = new Thread(() -> { while (true) { } });");
        stops(java(), "busy.start(); busy.join();");

        assertThat(java("busy.join(2000); busy.isAlive()")).isEqualTo(false);
    }

    @Test
    void aRunningCalculationEnds() throws Exception {
        groovy(
                "copper = new Structure(io.jadeite.engine.structure.Lattice.cubic(3.7), [io.jadeite.engine.structure.Site.of(io.jadeite.engine.structure.Element.CU, new io.jadeite.engine.structure.Vector(0, 0, 0))])");

        stops(groovy(), "run 'dynamics.emt.quick', structure: copper, steps: 100_000_000");
    }

    @Test
    void codeOfALibraryThatGoesOnIsTold() throws Exception {
        // A lock, as there is no way to end this wait from outside.
        var lock = new ReentrantLock();
        notebook().shared().variables().set("lock", lock);
        CompletableFuture<Outcome> cell;
        lock.lock();
        try {
            cell = start(groovy(), "started.countDown(); lock.lock()");

            groovy().interrupt();

            await(
                    () -> screen().shown().stream().anyMatch(line -> line.contains("Java can't stop")),
                    Duration.ofSeconds(10));
        } finally {
            lock.unlock();
        }
        assertThat(cell.get(60, TimeUnit.SECONDS)).isEqualTo(new Outcome.Interrupted());
    }

    @Test
    void anInterruptBetweenCellsDoesNothing() {
        groovy().interrupt();

        assertThat(groovy("Thread.sleep(1); 3")).isEqualTo(3);
    }

    private void stops(Language language, String code) throws Exception {
        var isMagic = code.startsWith("%%");
        var cell = start(
                language,
                isMagic
                        ? code
                        : (language.name().equals("java") ? "started.countDown();\n" : "started.countDown()\n") + code);

        language.interrupt();

        assertThat(cell.get(30, TimeUnit.SECONDS)).as(code).isEqualTo(new Outcome.Interrupted());
    }

    /** Begins a cell on a thread of its own, and waits until its code runs. */
    private CompletableFuture<Outcome> start(Language language, String code) throws Exception {
        var started = new java.util.concurrent.CountDownLatch(1);
        notebook().shared().variables().set("started", started);
        var outcome = new CompletableFuture<Outcome>();
        var cells = new Thread(() -> {
            try {
                outcome.complete(run(language, code));
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        cells.start();
        if (code.startsWith("%%")) {
            await(
                    () -> ProcessHandle.current()
                            .descendants()
                            .anyMatch(one -> one.info().command().orElse("").contains("sleep")),
                    Duration.ofSeconds(20));
        } else if (!started.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("The cell didn't begin: " + (outcome.isDone() ? outcome.get() : cells.getState()));
        }
        // It stands in its loop, not before it.
        long before = ManagementFactory.getThreadMXBean().getThreadCpuTime(cells.threadId());
        await(
                () -> cells.getState() != Thread.State.RUNNABLE
                        || ManagementFactory.getThreadMXBean().getThreadCpuTime(cells.threadId()) > before + 20_000_000,
                Duration.ofSeconds(20));
        return outcome;
    }

    private static void await(java.util.function.BooleanSupplier condition, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
