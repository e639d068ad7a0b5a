package io.jadeite.engine.worker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Says once and for ever that a worker has to stop, and why. Any thread may raise it. */
final class StopSignal {
    private final CompletableFuture<String> raised = new CompletableFuture<>();

    void raise(String reason) {
        raised.complete(reason);
    }

    boolean isRaised() {
        return raised.isDone();
    }

    String reason() {
        return raised.getNow("");
    }

    CompletableFuture<String> raised() {
        return raised;
    }

    /** Waits for so long, or until it is raised. */
    void await(Duration time) throws InterruptedException {
        try {
            raised.get(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // not raised in that time
        }
    }
}
