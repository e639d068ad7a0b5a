package io.jadeite.launchers.command;

import io.jadeite.engine.run.IonicStep;
import org.jspecify.annotations.Nullable;

/** Shows a run's ionic steps: one live line on a terminal, a plain line every few seconds elsewhere. */
final class StepProgress {
    private static final long LIVE_PAUSE_NS = 100_000_000L;
    private static final long PLAIN_PAUSE_NS = 10_000_000_000L;

    private final Session session;
    private long shown;
    private @Nullable IonicStep unshown;

    StepProgress(Session session) {
        this.session = session;
    }

    synchronized void begin(long run, Configured configured) {
        session.err()
                .println("Run %d: %s, %s"
                        .formatted(
                                run,
                                configured.workflow().name(),
                                configured.submission().items().getFirst().subject()));
        shown = System.nanoTime();
    }

    synchronized void step(IonicStep step) {
        unshown = step;
        if (System.nanoTime() - shown >= (session.isTerminal() ? LIVE_PAUSE_NS : PLAIN_PAUSE_NS)) {
            show(step);
        }
    }

    synchronized void end() {
        if (unshown != null) {
            show(unshown);
        }
        if (session.isTerminal()) {
            session.err().println();
        }
    }

    private void show(IonicStep step) {
        var line = "  " + step.words();
        if (session.isTerminal()) {
            session.err().print("\r" + line + "   ");
            session.err().flush();
        } else {
            session.err().println(line);
        }
        shown = System.nanoTime();
        unshown = null;
    }
}
