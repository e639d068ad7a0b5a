package io.jadeite.launchers.batch;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A batch system as pure functions; nothing here has an effect. */
public interface BatchSystem {
    /** As {@code --on} names it. */
    String word();

    /** What marks a directive in a script. */
    String mark();

    /** Without the mark, in the order in which they stand in the script. */
    List<String> directives(JobShape shape, JobArray array, Path logs);

    /** What starts a command once on each node of a job; empty where jobs have one node. */
    List<String> onEachNode(JobShape shape);

    Submission submission(Path script, JobArray array);

    /**
     * The number of the job, or of the whole array.
     *
     * @throws UnexpectedReply where the reply has none
     */
    String submitted(String reply);

    /** Asks for this user's jobs that haven't ended. */
    List<String> question(String user);

    /** @throws UnexpectedReply where it can't be read */
    List<JobState> states(String reply);

    /** Ends them, at once. */
    List<String> cancellation(Collection<String> jobs);

    /** Whether its jobs have a quality of service. */
    default boolean knowsQuality() {
        return false;
    }

    /** What it can't do of that; empty where it can do all. */
    default List<String> objections(JobShape shape) {
        var objections = new ArrayList<String>();
        if (shape.nodes() > 1 && onEachNode(shape).isEmpty()) {
            objections.add("--nodes: a job of %s has one node here. Ask for more workers instead.".formatted(word()));
        }
        if (shape.qos().isPresent() && !knowsQuality()) {
            objections.add("--qos: %s has none. A --directive may say what it has instead.".formatted(word()));
        }
        return objections;
    }

    /** Whether it warns jobs by SIGUSR1 and SIGUSR2, which a worker doesn't know: its script then passes them on. */
    default boolean warnsByUserSignals() {
        return false;
    }

    /** The files that are submitted, by name; the first one is what the command names. */
    default Map<String, String> files(JobShape shape, JobArray array, Path logs, List<String> worker) {
        var files = new LinkedHashMap<String, String>();
        files.put("submit.sh", BatchScript.text(this, shape, array, logs, worker));
        return files;
    }

    /** All that are known. */
    static List<BatchSystem> all() {
        return List.of(
                new Slurm(),
                new Pbs(Pbs.Kind.PROFESSIONAL),
                new Pbs(Pbs.Kind.TORQUE),
                new GridEngine(),
                new Lsf(),
                new HtCondor());
    }

    /** @throws InputException where there is none of that name */
    static BatchSystem named(String word) {
        var words = all().stream().map(BatchSystem::word).toList();
        return all().stream()
                .filter(system -> system.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new InputException("--on %s: there is no such batch system.%s It may be local, ssh, %s."
                                .formatted(word, Nearest.question(word, words), String.join(", ", words))));
    }
}
