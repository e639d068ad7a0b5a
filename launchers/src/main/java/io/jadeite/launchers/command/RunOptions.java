package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The words that are the same for every workflow and never a parameter of one. */
final class RunOptions {
    @Option(
            names = {"-t", "--tag", "--tags"},
            paramLabel = "TAG",
            description = "put this tag on the run; may be given several times")
    List<String> tags = new ArrayList<>();

    @Option(names = "--priority", paramLabel = "N", description = "higher is sooner; 0 is usual")
    @Nullable
    String priority;

    @Option(
            names = "--after",
            paramLabel = "RUN",
            description = "wait until this run has succeeded; may be given several times")
    List<String> after = new ArrayList<>();

    @Option(names = "--at", paramLabel = "TIME", description = "wait until then: 2026-12-24T18:00, or +2h from now")
    @Nullable
    String at;

    @Option(names = "--key", paramLabel = "KEY", description = "the same key again gives the same run, not a new one")
    @Nullable
    String key;

    @Option(names = "--cores", paramLabel = "N", description = "needs a worker with so many cores")
    @Nullable
    String cores;

    @Option(names = "--memory", paramLabel = "SIZE", description = "needs a worker with so much memory: 4GB, 500MB")
    @Nullable
    String memory;

    @Option(names = "--gpus", paramLabel = "N", description = "needs a worker with so many GPUs")
    @Nullable
    String gpus;

    @Option(names = "--time", paramLabel = "TIME", description = "its expected time: 90s, 15m, 1h30m, 01:30:00")
    @Nullable
    String time;

    @Option(
            names = "--limit",
            paramLabel = "WORD",
            description = "count it against this limit, which 'queue limit' sets; may be given several times")
    List<String> limits = new ArrayList<>();

    @Option(names = "--retries", paramLabel = "N", description = "try again so often where it fails by its own fault")
    @Nullable
    String retries;

    @Option(
            names = "--retry-delay",
            paramLabel = "TIME",
            description = "before the first retry, twice as long before each further one; 30s is usual")
    @Nullable
    String retryDelay;

    @Option(
            names = "--unique",
            description = "where a run of the same workflow with the same parameters hasn't finished, give that one")
    boolean unique;

    @Option(
            names = "--if-parent-fails",
            paramLabel = "fail|skip",
            description = "whether a run that waited for a failed one is FAILED (usual), or CANCELLED as skipped")
    @Nullable
    String ifParentFails;

    @Option(names = "--directory", paramLabel = "DIR", description = "where the run writes; nothing is overwritten")
    @Nullable
    String directory;

    @Option(names = "--json", description = "print JSON")
    boolean json;

    /** Options that mean something only to a queue are refused rather than ignored; in a YAML file they may stand. */
    void refuseOfTheQueue(String command, String instead) {
        var useless = new ArrayList<String>();
        addIf(useless, "--after", !after.isEmpty());
        addIf(useless, "--at", at != null);
        addIf(useless, "--key", key != null);
        addIf(useless, "--priority", priority != null);
        addIf(useless, "--cores", cores != null);
        addIf(useless, "--memory", memory != null);
        addIf(useless, "--gpus", gpus != null);
        addIf(useless, "--time", time != null);
        addIf(useless, "--limit", !limits.isEmpty());
        addIf(useless, "--retries", retries != null);
        addIf(useless, "--retry-delay", retryDelay != null);
        addIf(useless, "--unique", unique);
        addIf(useless, "--if-parent-fails", ifParentFails != null);
        if (!useless.isEmpty()) {
            throw new InputException("'%s' has no use for %s: only runs in the queue have. '%s' takes %s."
                    .formatted(command, String.join(", ", useless), instead, useless.size() == 1 ? "it" : "them"));
        }
    }

    private static void addIf(List<String> words, String word, boolean given) {
        if (given) {
            words.add(word);
        }
    }
}
