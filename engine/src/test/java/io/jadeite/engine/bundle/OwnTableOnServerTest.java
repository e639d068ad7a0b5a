package io.jadeite.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.NeedsServer;
import io.jadeite.engine.worker.Worker;
import io.jadeite.engine.workflow.Catalogue;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What SQLite has not: roles that may not make tables. */
@NeedsServer
class OwnTableOnServerTest extends BundleSuite {
    @Test
    void aRoleThatMayNotMakeTablesSavesItsResultsAllTheSame() throws Exception {
        long run = submit(Written.bundle(Written.TWO_STEP, "long doubled", "return new Result(2 * count);"));

        new Worker(
                        fresh().openAs("plain_worker"),
                        settings(),
                        new Catalogue(List.of()),
                        List.of(language),
                        UNTIL_EMPTY,
                        "test",
                        InstantSource.system(),
                        new Random(1))
                .work();

        assertThat(run(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(valuesOf(run)).isEqualTo(Map.of("doubled", 2));
        assertThat(new ResultTables(database()).of(Written.TWO_STEP)).isEmpty();
    }
}
