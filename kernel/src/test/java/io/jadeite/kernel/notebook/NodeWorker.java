package io.jadeite.kernel.notebook;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.worker.Worker;
import io.jadeite.engine.worker.WorkerOptions;
import io.jadeite.engine.workflow.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;

/** A worker in a process of its own, as a node starts it, which has never seen a cell. */
final class NodeWorker {
    private NodeWorker() {}

    public static void main(String[] arguments) throws InterruptedException {
        var settings = Settings.load(System.getenv(), Path.of(""));
        var options = new WorkerOptions(
                Tags.of(arguments),
                TagMatch.ALL,
                Resources.UNSAID,
                1,
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ofMillis(100),
                Optional.empty());
        try (var database = Database.open(settings)) {
            var worker = new Worker(
                    database,
                    settings,
                    Catalogue.installed(settings),
                    options,
                    "test",
                    InstantSource.system(),
                    new Random());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> worker.stop("the test is over")));
            worker.work();
        }
    }
}
