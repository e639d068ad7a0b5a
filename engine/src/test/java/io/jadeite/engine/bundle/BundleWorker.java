package io.jadeite.engine.bundle;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.worker.Worker;
import io.jadeite.engine.workflow.Catalogue;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** A worker in a process of its own that knows no workflow, only the language of bundles. */
final class BundleWorker {
    private BundleWorker() {}

    public static void main(String[] arguments) throws InterruptedException {
        var settings = Settings.load(System.getenv(), Path.of(""));
        try (var database = Database.open(settings)) {
            new Worker(
                            database,
                            settings,
                            new Catalogue(List.of()),
                            List.of(new SourceLanguage()),
                            BundleSuite.UNTIL_EMPTY,
                            "test",
                            InstantSource.system(),
                            new Random())
                    .work();
        }
    }
}
