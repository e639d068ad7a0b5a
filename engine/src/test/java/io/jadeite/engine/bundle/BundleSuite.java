package io.jadeite.engine.bundle;

import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.result.ResultRecord;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.testing.OnEachDatabase;
import io.jadeite.engine.testing.Request;
import io.jadeite.engine.worker.Worker;
import io.jadeite.engine.worker.WorkerOptions;
import io.jadeite.engine.workflow.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Workers that know no workflow at all, and runs that bring theirs. */
abstract class BundleSuite extends OnEachDatabase {
    static final WorkerOptions UNTIL_EMPTY = new WorkerOptions(
            Tags.NONE,
            TagMatch.ALL,
            Resources.UNSAID,
            1,
            Optional.empty(),
            Optional.empty(),
            true,
            Duration.ofMillis(20),
            Optional.empty());

    final SourceLanguage language = new SourceLanguage();

    Settings settings() {
        return fresh().settings().with(Setting.WORKER_HEARTBEAT, "0.1", "the test");
    }

    Path cache() {
        return settings().home().resolve("cache");
    }

    List<Long> submit(Parcel parcel, String... parameters) {
        return new Submissions(database())
                .submit(Request.of(parcel.bundle().workflow())
                        .parameters(parameters)
                        .submission()
                        .with(parcel));
    }

    long submit(Bundle bundle) {
        return submit(Parcel.of(bundle), "{}").getFirst();
    }

    /** How many runs a new worker that has seen nothing worked through. */
    int workUntilEmpty() throws InterruptedException {
        return workUntilEmpty(List.of(language));
    }

    int workUntilEmpty(List<BundleLanguage> languages) throws InterruptedException {
        return workUntilEmpty(new Catalogue(List.of()), languages);
    }

    int workUntilEmpty(Catalogue catalogue, List<BundleLanguage> languages) throws InterruptedException {
        return new Worker(
                        fresh().open(),
                        settings(),
                        catalogue,
                        languages,
                        UNTIL_EMPTY,
                        "test",
                        InstantSource.system(),
                        new Random(1))
                .work();
    }

    RunRecord run(long id) {
        return view().run(id);
    }

    QueueView view() {
        return new QueueView(database());
    }

    Map<String, Object> valuesOf(long run) {
        return new Results(database()).of(run).map(ResultRecord::values).orElse(Map.of());
    }

    long count(String table) {
        return database().single(sql -> sql.number("select count(*) from " + table));
    }
}
