package io.jadeite.engine.queue;

import io.jadeite.engine.run.Lane;
import io.jadeite.engine.text.Phrases;
import java.util.List;
import java.util.Optional;

/** Says in words why nobody takes a run. */
public final class Placement {
    private static final int SHOWN = 5;

    private Placement() {}

    /** None of these workers takes runs of the lane. */
    public static String nobody(Lane lane, List<WorkerView> live) {
        var start = "Start one that would: jadeite engine start-worker" + optionsFor(lane);
        if (live.isEmpty()) {
            return "No worker is live to take it. " + start;
        }
        var text = new StringBuilder("No live worker would take it. " + start);
        for (var worker : live.subList(0, Math.min(SHOWN, live.size()))) {
            text.append("%n  worker %d on %s: %s"
                    .formatted(
                            worker.id(),
                            worker.host(),
                            String.join("; ", worker.acceptance().objections(lane))));
        }
        if (live.size() > SHOWN) {
            text.append("%n  and %d more".formatted(live.size() - SHOWN));
        }
        return text.toString();
    }

    /** What a worker that has just this lane in mind would be started with. */
    private static String optionsFor(Lane lane) {
        var asked = lane.resources();
        return (lane.userTags().isEmpty()
                        ? ""
                        : " -t " + lane.userTags().sorted().getFirst())
                + (asked.cores() == 0 ? "" : " --cores " + asked.cores())
                + (asked.memoryMegabytes() == 0 ? "" : " --memory " + asked.memoryMegabytes() + "MB")
                + (asked.gpus() == 0 ? "" : " --gpus " + asked.gpus());
    }

    /** Which limit keeps runs of the lane from starting now, where one does. */
    static Optional<String> limited(Lane lane, Limits limits) {
        var running = limits.running();
        return limits.all().stream()
                .filter(limit -> limit.covers(lane))
                .filter(limit -> running.getOrDefault(limit.word(), 0L) >= limit.capacity())
                .map(limit -> (limit.capacity() == 0
                                ? "%1$s has set the limit on %2$s to 0, so that none starts."
                                : "The limit on %2$s is reached: %3$d of %4$d running.")
                        .concat(" 'jadeite queue limit %2$s N' changes it.")
                        .formatted(
                                limit.owner(), limit.word(), running.getOrDefault(limit.word(), 0L), limit.capacity()))
                .findFirst();
    }

    /** Why workers leave the lane alone, where that is so. */
    public static Optional<String> paused(Lane lane, List<Pause> pauses) {
        return pauses.stream()
                .filter(pause -> pause.covers(lane))
                .findFirst()
                .map(pause -> "%s has paused %s since %s. 'jadeite queue resume%s' ends that."
                        .formatted(
                                pause.owner(),
                                Pause.words(pause.tags()),
                                Phrases.time(pause.since()),
                                pause.options()));
    }
}
