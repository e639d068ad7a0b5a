package io.jadeite.dsl.script;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.worker.LocalCluster;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** What the word {@code cluster} knows: workers on this computer, which end with this program. */
public final class ClusterWords {
    private static final int MOST = 1000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** What a worker can be told, as the command line has it. */
    private static final Map<String, String> OPTIONS = Map.of(
            "match",
            "--match",
            "nitemsMax",
            "--nitems-max",
            "timeout",
            "--timeout",
            "closeOnEmptyQueue",
            "--close-on-empty-queue",
            "waittimeOnEmptyQueue",
            "--waittime-on-empty-queue",
            "life",
            "--life",
            "concurrency",
            "--concurrency",
            "cores",
            "--cores",
            "memory",
            "--memory",
            "gpus",
            "--gpus");

    private final Session session;

    ClusterWords(Session session) {
        this.session = session;
    }

    /**
     * Starts workers: {@code cluster.start workers: 5, tags: ['small-job']}. They stop when this program ends, or by {@code stop()} of
     * what it gives.
     *
     * @throws InputException with all that is wrong
     */
    public LocalCluster start(Map<String, ?> asked) {
        var problems = new Problems();
        var options = options(asked, problems);
        int workers = workers(asked.get("workers"), problems);
        problems.throwIfAny();
        var starter = ServiceLoader.load(WorkerStarter.class, ClusterWords.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "This program doesn't know how workers are started. Start them in a terminal: jadeite engine start-cluster %d"
                                .formatted(workers)));
        session.database();
        var time = LocalDateTime.ofInstant(session.clock().instant(), ZoneId.systemDefault());
        var logs = session.settings()
                .home()
                .resolve("clusters")
                .resolve(time.format(STAMP) + "-" + ProcessHandle.current().pid());
        var cluster = new LocalCluster();
        cluster.start(workers, starter.command(options), logs);
        session.console().say("%d worker(s) work; their logs are in %s.".formatted(workers, logs));
        return cluster;
    }

    private static int workers(@Nullable Object asked, Problems problems) {
        if (asked instanceof Number number && number.intValue() >= 1 && number.intValue() <= MOST) {
            return number.intValue();
        }
        problems.add("cluster.start needs workers, a number from 1 to %d%s: cluster.start workers: 2"
                .formatted(MOST, asked == null ? "" : ", found " + asked));
        return 1;
    }

    private static List<String> options(Map<String, ?> asked, Problems problems) {
        var options = new ArrayList<String>();
        asked.forEach((name, value) -> {
            if (name.equals("tags")) {
                (value instanceof Collection<?> list ? list : List.of(value))
                        .forEach(tag -> options.add("--tag=" + tag));
            } else if (OPTIONS.containsKey(name)) {
                options.add(OPTIONS.get(name) + "=" + value);
            } else if (!name.equals("workers")) {
                var known = new ArrayList<>(OPTIONS.keySet());
                known.addAll(List.of("workers", "tags"));
                problems.add("cluster.start has no '%s'.%s".formatted(name, Nearest.question(name, known)));
            }
        });
        return options;
    }
}
