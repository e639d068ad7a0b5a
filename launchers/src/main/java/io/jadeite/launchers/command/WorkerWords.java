package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a worker, and of a cluster, which passes them on. */
final class WorkerWords {
    @Option(
            names = {"-t", "--tag", "--tags"},
            paramLabel = "TAG",
            description = "take only runs that carry this tag; may be given several times")
    List<String> tags = new ArrayList<>();

    @Option(
            names = "--match",
            paramLabel = "HOW",
            description =
                    "all (usual): runs that carry all of the tags; any: at least one; exact: these user tags and no others")
    String match = "all";

    @Option(
            names = {"-n", "--nitems-max"},
            paramLabel = "N",
            description = "end after so many runs")
    @Nullable
    String nitemsMax;

    @Option(names = "--timeout", paramLabel = "TIME", description = "start no run after this time")
    @Nullable
    String timeout;

    @Option(
            names = {"-e", "--close-on-empty-queue"},
            paramLabel = "true|false",
            arity = "0..1",
            fallbackValue = "true",
            description = "end when nothing is left that it could take")
    String closeOnEmptyQueue = "false";

    @Option(
            names = {"-w", "--waittime-on-empty-queue"},
            paramLabel = "TIME",
            description = "how long to wait before looking again; 1s is usual")
    @Nullable
    String waittime;

    @Option(
            names = "--life",
            paramLabel = "TIME",
            description = "end then, handing back the run that it has; takes only runs that are expected to fit")
    @Nullable
    String life;

    @Option(
            names = {"-c", "--concurrency"},
            paramLabel = "N",
            description =
                    "work through so many runs at a time; each may use the cores, memory and GPUs given; 1 is usual")
    @Nullable
    String concurrency;

    @Option(names = "--cores", paramLabel = "N", description = "how many cores it has to give; unsaid: enough")
    @Nullable
    String cores;

    @Option(names = "--memory", paramLabel = "SIZE", description = "how much memory; unsaid: enough")
    @Nullable
    String memory;

    @Option(names = "--gpus", paramLabel = "N", description = "how many GPUs; unsaid: none")
    @Nullable
    String gpus;

    /** @throws InputException with all that is wrong */
    WorkerOptions read() {
        return read(new Problems());
    }

    /** The same, with what was found wrong before. */
    WorkerOptions read(Problems problems) {
        var amounts = new AmountReader(problems);
        var resources = amounts.resources(cores, memory, gpus, null);
        int most = amounts.whole("--nitems-max", nitemsMax, 1, Integer.MAX_VALUE);
        int atOnce = concurrency == null
                ? 1
                : amounts.whole("--concurrency", concurrency, 1, WorkerOptions.MOST_CONCURRENCY);
        var tagSet = problems.collect(() -> Tags.of(tags));
        var how = problems.collect(() -> TagMatch.ofWord(match));
        var lastStart = duration("--timeout", timeout, problems);
        var end = duration("--life", life, problems);
        var wait = duration("--waittime-on-empty-queue", waittime, problems);
        if (!closeOnEmptyQueue.matches("(?i)true|false")) {
            problems.add("--close-on-empty-queue should be true or false, found '%s'.".formatted(closeOnEmptyQueue));
        }
        problems.throwIfAny();
        return new WorkerOptions(
                tagSet == null ? Tags.NONE : tagSet,
                how == null ? TagMatch.ALL : how,
                resources,
                Math.max(1, atOnce),
                most == 0 ? Optional.empty() : Optional.of(most),
                Optional.ofNullable(lastStart),
                Boolean.parseBoolean(closeOnEmptyQueue),
                wait == null ? WorkerOptions.USUAL_WAIT : wait,
                Optional.ofNullable(end));
    }

    /** The same as words of a command line. */
    List<String> words() {
        var words = new ArrayList<String>();
        tags.forEach(tag -> add(words, "--tag", tag));
        add(words, "--match", match);
        add(words, "--nitems-max", nitemsMax);
        add(words, "--concurrency", concurrency);
        add(words, "--timeout", timeout);
        add(words, "--close-on-empty-queue", closeOnEmptyQueue);
        add(words, "--waittime-on-empty-queue", waittime);
        add(words, "--life", life);
        add(words, "--cores", cores);
        add(words, "--memory", memory);
        add(words, "--gpus", gpus);
        return words;
    }

    private static void add(List<String> words, String option, @Nullable String value) {
        if (value != null) {
            words.add(option + "=" + value);
        }
    }

    private static @Nullable Duration duration(String option, @Nullable String text, Problems problems) {
        if (text == null) {
            return null;
        }
        return AmountReader.named(option, problems, () -> Durations.parse(text));
    }
}
