package io.jadeite.dsl.script;

import io.jadeite.engine.run.IonicStep;
import java.time.Duration;
import java.util.Optional;

/** Shows the ionic steps of runs that are executed here in one live line, at most four a second and the last. Threads may share it. */
final class RunProgress {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Console console;
    private final String title;
    private Optional<IonicStep> unshown = Optional.empty();
    private long shown = System.nanoTime() - PAUSE.toNanos();

    /** @param title before each line */
    RunProgress(Console console, String title) {
        this.console = console;
        this.title = title;
    }

    synchronized void step(IonicStep step) {
        unshown = Optional.of(step);
        if (System.nanoTime() - shown >= PAUSE.toNanos()) {
            show();
        }
    }

    synchronized void end() {
        show();
        console.endLive();
    }

    private void show() {
        unshown.ifPresent(step -> console.progress("%s: %s".formatted(title, step.words())));
        unshown = Optional.empty();
        shown = System.nanoTime();
    }
}
