package io.jadeite.dsl.plot.queue;

import io.jadeite.engine.queue.AttemptRecord;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.run.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A run with all its attempts, also those that were lost or handed back.
 *
 * @param attempts the first one first
 */
public record WorkedRun(RunRecord run, List<AttemptRecord> attempts) {
    /** From when to when; empty as long as it goes on. */
    record Span(Instant from, Optional<Instant> to) {}

    public WorkedRun {
        attempts = List.copyOf(attempts);
    }

    /** Until when the attempt went on, as far as that is known; empty where it still does. */
    Optional<Instant> end(AttemptRecord attempt) {
        if (attempt.finished().isPresent()) {
            return attempt.finished();
        }
        // One that never told its ending ended when another began, or else with its run.
        return attempts.stream()
                .filter(later -> later.number() > attempt.number())
                .map(AttemptRecord::started)
                .min(Comparator.naturalOrder())
                .or(() -> run.state() == RunState.RUNNING
                        ? Optional.empty()
                        : Optional.of(run.finished().orElse(attempt.started())));
    }

    /**
     * When it was running, in the order of time and without overlaps: what was taken for lost may have gone on beside its successor. After
     * the run's end it doesn't run any more.
     */
    List<Span> spans() {
        var spans = new ArrayList<Span>();
        attempts.stream()
                .map(attempt -> new Span(attempt.started(), end(attempt)))
                .sorted(Comparator.comparing(Span::from))
                .map(this::untilTheRunsEnd)
                .filter(span -> span.to().isEmpty() || span.to().get().isAfter(span.from()))
                .forEach(span -> add(spans, span));
        return List.copyOf(spans);
    }

    private Span untilTheRunsEnd(Span span) {
        return run.finished()
                .filter(end -> span.to().isEmpty() || span.to().get().isAfter(end))
                .map(end -> new Span(span.from(), Optional.of(end)))
                .orElse(span);
    }

    private static void add(List<Span> spans, Span next) {
        if (spans.isEmpty()) {
            spans.add(next);
            return;
        }
        var last = spans.getLast();
        if (last.to().isPresent() && last.to().get().isBefore(next.from())) {
            spans.add(next);
            return;
        }
        boolean goesOn = last.to().isEmpty() || next.to().isEmpty();
        var end = goesOn
                ? Optional.<Instant>empty()
                : Optional.of(
                        last.to().get().isAfter(next.to().get())
                                ? last.to().get()
                                : next.to().get());
        spans.set(spans.size() - 1, new Span(last.from(), end));
    }
}
