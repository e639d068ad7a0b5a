package io.jadeite.engine.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.DatabaseKind;
import org.junit.jupiter.api.Test;

/** The pieces of the simulation, in seconds; the measurement itself is {@link ScaleTest}. */
class CrewTest {
    @Test
    void simulatedWorkersWorkThroughARealQueue() {
        try (var fresh = DatabaseKind.POSTGRESQL.fresh()) {
            var database = fresh.open();
            var view = new QueueView(database);
            new Submissions(database).submit(Model.submission(50, Model.TAKEN));
            long kept = new Submissions(database)
                    .submit(Model.submission(1, Model.KEPT))
                    .getFirst();

            try (var crew = new Crew(database, fresh.settings())) {
                crew.obey("1");
                crew.enter(20);
                Await.until(
                        "all are done",
                        () -> Long.valueOf(50).equals(view.counts().get(RunState.SUCCEEDED)));
                assertThat(view.workers(true)).hasSize(20);
            }

            assertThat(view.workers(true)).isEmpty();
            assertThat(view.run(kept).state()).isEqualTo(RunState.PENDING);
        }
    }

    @Test
    void aFifthOfAllWorkersLivesInOneProcess() {
        var parts = Fleet.parts(5_000, 9);

        assertThat(parts).hasSize(9).startsWith(1_000).allMatch(part -> part >= 500);
        assertThat(parts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5_000);
    }
}
