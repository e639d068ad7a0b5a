package io.jadeite.engine.faults;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.Reaper;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.worker.Worker;
import io.jadeite.engine.worker.WorkerOptions;
import io.jadeite.engine.workflow.Catalogue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The one place of the fault suite that knows how a worker and its options are made. */
final class WorkerMaking {
    private WorkerMaking() {}

    /** Sends on the runs of lost workers, as any worker does now and then; how many. */
    static int reap(Database database) {
        return new Reaper(database, Scene.LEASE, Scene.CRASH_LIMIT).reap();
    }

    /** A worker that goes on until it is stopped, and looks at an empty queue each {@code poll}. */
    static Worker endless(Database database, Settings settings, Duration poll) {
        var options = new WorkerOptions(
                Tags.NONE,
                TagMatch.ALL,
                Resources.UNSAID,
                1,
                Optional.empty(),
                Optional.empty(),
                false,
                poll,
                Optional.empty());
        return new Worker(
                database,
                settings,
                new Catalogue(List.of(new OutsideCalculator())),
                options,
                "fault suite",
                InstantSource.system(),
                new Random());
    }
}
