package io.jadeite.benchmark.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.worker.Worker;
import io.jadeite.engine.worker.WorkerOptions;
import io.jadeite.engine.workflow.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The engine as a user's program has it: a database, submissions, a worker. How each is made stands only here and in {@link
 * Hands}, so that a change of the engine's doors is followed in these two places.
 */
record Engine(Settings settings, Database database) implements AutoCloseable {
    static final String VERSION = "benchmark";

    /** The database and the folder that the environment names. */
    static Engine open() {
        return open(System.getenv("JADEITE_DATABASE"));
    }

    /**
     * For many submitting threads.
     *
     * @param connections the most that it opens
     * @param notify whether idle workers are told; all else is the same
     */
    static Engine open(int connections, boolean notify) {
        var address = System.getenv("JADEITE_DATABASE");
        return open(
                address + (address.contains("?") ? "&" : "?") + "prepareThreshold=5",
                Map.of("JADEITE_DATABASE_CONNECTIONS", "" + connections, "JADEITE_DATABASE_POOLED", "" + !notify));
    }

    static Engine open(String address) {
        return open(address, Map.of());
    }

    private static Engine open(String address, Map<String, String> more) {
        var home = System.getenv("JADEITE_HOME");
        var environment = new HashMap<>(System.getenv());
        environment.put("HOME", home);
        environment.put("JADEITE_DATABASE", address);
        environment.putAll(more);
        var settings = Settings.load(environment, Path.of(home));
        return new Engine(settings, Database.open(settings));
    }

    Submissions submissions() {
        return new Submissions(database);
    }

    /**
     * A worker with the options that it has by itself.
     *
     * @param concurrency runs at once
     * @param most it ends after so many; 0: it ends when it is told to
     * @param closeOnEmptyQueue it ends when nothing is left
     */
    Worker worker(int concurrency, int most, boolean closeOnEmptyQueue, IntConsumer started) {
        var options = new WorkerOptions(
                Tags.NONE,
                TagMatch.ALL,
                Resources.UNSAID,
                concurrency,
                most == 0 ? Optional.empty() : Optional.of(most),
                Optional.empty(),
                closeOnEmptyQueue,
                WorkerOptions.USUAL_WAIT,
                Optional.empty());
        return new Worker(
                database,
                settings,
                new Catalogue(List.of(new NoOp(started))),
                options,
                VERSION,
                InstantSource.system(),
                new Random());
    }

    /** So many runs that do nothing, at once. */
    Submission submission(int count) {
        return submission(Tags.NONE, IntStream.range(0, count));
    }

    Submission submission(Tags tags, IntStream numbers) {
        var name = NoOp.NAME;
        var given = Tags.of(name.type(), name.calculator(), name.toString());
        var lane = new Lane(tags.and(given), tags, name.toString(), name.calculator(), Resources.UNSAID);
        var items = numbers.mapToObj(number -> new Submission.Item("Cu32", "{\"number\":" + number + "}"))
                .toList();
        return new Submission(
                lane, name.type(), 0, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Submission.Policy.USUAL, VERSION, items);
    }

    /** How long a worker's word is taken that it lives. */
    Duration lease() {
        return settings.get(Setting.WORKER_LEASE);
    }

    @Override
    public void close() {
        database.close();
    }
}
