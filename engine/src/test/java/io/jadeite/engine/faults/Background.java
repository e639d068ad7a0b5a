package io.jadeite.engine.faults;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Something that goes on while the test does mischief; asked for its end before the check. */
final class Background {
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    private Background() {}

    static Background start(Runnable action) {
        var background = new Background();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                action.run();
                background.done.complete(true);
            } catch (Throwable e) {
                background.done.completeExceptionally(e);
            }
        });
        return background;
    }

    boolean isDone() {
        return done.isDone();
    }

    /** @throws AssertionError where it failed or doesn't end */
    void join(long seconds) {
        try {
            done.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("what went on in the background failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
