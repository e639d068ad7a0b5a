package io.jadeite.dsl.script;

import io.jadeite.dsl.script.QueueAccess.Standings;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.setting.Durations;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Waits for runs: one question to the database for all of them, less often the longer it takes. */
final class Waiting {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(2);
    /** A worker usually begins within a second. */
    private static final Duration TELL_WHY = Duration.ofSeconds(5);

    private final QueueAccess queue;
    private final List<Handle> handles;
    private final List<Long> ids;
    private final long began = System.nanoTime();
    private long finishedBefore = -1;
    private boolean toldWhy;

    Waiting(QueueAccess queue, List<Handle> handles) {
        this.queue = queue;
        this.handles = handles;
        this.ids = handles.stream().map(Handle::id).toList();
    }

    void await(Duration longest, boolean shown) throws InterruptedException {
        try {
            while (true) {
                var standings = queue.standings(ids);
                if (finishedBefore < 0) {
                    finishedBefore = standings.finished();
                }
                if (shown) {
                    queue.console().live(line(standings));
                }
                if (standings.finished() == ids.size()) {
                    return;
                }
                refuseLonger(longest, standings);
                tellWhyNobodyBegins(standings);
                Thread.sleep(pause());
            }
        } finally {
            if (shown) {
                queue.console().endLive();
            }
        }
    }

    /** {@code 312 of 1000 runs have ended, 3 failed, 8 running, 680 pending; about 4m left}. */
    String line(Standings standings) {
        var counts = standings.counts();
        var text = new StringBuilder("%d of %d runs have ended".formatted(standings.finished(), ids.size()));
        for (var state :
                List.of(RunState.FAILED, RunState.CANCELLED, RunState.RUNNING, RunState.PENDING, RunState.WAITING)) {
            long count = counts.getOrDefault(state, 0L);
            if (count > 0) {
                text.append(", %d %s".formatted(count, state.name().toLowerCase(java.util.Locale.ROOT)));
            }
        }
        long done = standings.finished() - finishedBefore;
        long left = ids.size() - standings.finished();
        if (done > 0 && left > 0) {
            text.append("; about %s left"
                    .formatted(Durations.show(elapsed().multipliedBy(left).dividedBy(done))));
        }
        return text.toString();
    }

    private void refuseLonger(Duration longest, Standings standings) {
        if (elapsed().compareTo(longest) < 0) {
            return;
        }
        var open = handles.stream()
                .filter(handle -> !isFinished(standings, handle))
                .toList();
        var counts = standings.counts().entrySet().stream()
                .filter(count -> !count.getKey().isFinished())
                .map(count -> "%d %s".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
        throw new JadeiteException(
                "After %s %d of %d runs haven't ended: %s. The first of them, %s: %s They go on; await() waits longer."
                        .formatted(
                                Durations.show(longest),
                                open.size(),
                                ids.size(),
                                counts,
                                open.getFirst(),
                                open.getFirst().why()));
    }

    /** Who waits in vain for a worker that nobody has started should learn it soon, and once. */
    private void tellWhyNobodyBegins(Standings standings) {
        if (toldWhy || elapsed().compareTo(TELL_WHY) < 0) {
            return;
        }
        toldWhy = true;
        if (!standings.counts().containsKey(RunState.RUNNING) && standings.finished() == finishedBefore) {
            handles.stream()
                    .filter(handle -> !isFinished(standings, handle))
                    .findFirst()
                    .ifPresent(handle -> queue.console().say("%s: %s".formatted(handle, handle.why())));
        }
    }

    private static boolean isFinished(Standings standings, Handle handle) {
        var state = standings.states().get(handle.id());
        return state != null && state.isFinished();
    }

    private Duration pause() {
        var pause = FIRST_PAUSE.plus(elapsed().dividedBy(20));
        return pause.compareTo(LAST_PAUSE) < 0 ? pause : LAST_PAUSE;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
