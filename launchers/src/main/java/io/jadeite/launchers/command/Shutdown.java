package io.jadeite.launchers.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends work in good order when the process is told to go (SIGTERM, SIGINT): stops it, and waits until it has stopped. */
final class Shutdown {
    private static final int LIMIT_SECONDS = 60;

    private Shutdown() {}

    /** @param stopped counted down when nothing is left to be done, the database closed too */
    static void stopping(Runnable stop, CountDownLatch stopped) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    if (stopped.getCount() == 0) {
                        return;
                    }
                    stop.run();
                    try {
                        var _ = stopped.await(LIMIT_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
    }
}
