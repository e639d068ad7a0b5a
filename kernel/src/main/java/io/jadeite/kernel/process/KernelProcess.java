package io.jadeite.kernel.process;

import io.jadeite.kernel.answer.Kernel;
import io.jadeite.kernel.language.Language;
import io.jadeite.kernel.language.Renderer;
import io.jadeite.kernel.protocol.ConnectionFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs a kernel as this process's only purpose. */
public final class KernelProcess {
    private static final Duration LOOK = Duration.ofSeconds(3);

    private KernelProcess() {}

    /**
     * Runs a kernel to its end.
     *
     * @param connectionFile what the front end wrote; ports that it left open are written into it
     * @return the exit code
     * @throws io.jadeite.engine.problem.InputException where the file can't be used
     */
    public static int run(Path connectionFile, Supplier<Language> maker, Renderer renderer, String version)
            throws InterruptedException {
        PrintStream log = System.err;
        var connection = ConnectionFile.read(connectionFile);
        var kernel = Kernel.start(connection, maker, renderer, version, log);
        connection.writeOpenPorts(connectionFile, kernel.ports());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> lastWords(kernel), "jadeite-end"));
        InterruptSignal.handleBy(kernel::interrupt);
        var ended = new CountDownLatch(1);
        Parent.of(System.getenv()).ifPresent(parent -> watch(parent, kernel, ended));
        int exitCode = kernel.await();
        ended.countDown();
        kernel.close();
        return exitCode;
    }

    private static void lastWords(Kernel kernel) {
        try {
            kernel.endUnasked();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void watch(Parent parent, Kernel kernel, CountDownLatch ended) {
        Thread.ofPlatform().daemon().name("jadeite-parent").start(() -> {
            try {
                while (!ended.await(LOOK.toSeconds(), TimeUnit.SECONDS)) {
                    if (parent.isGone()) {
                        kernel.end();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
