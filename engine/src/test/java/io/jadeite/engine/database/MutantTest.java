package io.jadeite.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.DatabaseKind;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mutant whose words stand in no statement any more would let the fault suite praise itself. */
@Tag("faults-quick")
class MutantTest {
    @ParameterizedTest
    @EnumSource(
            value = Mutant.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NOTIFY_ONLY"})
    void itsWordsStandInAStatement(Mutant mutant) {
        var applied = new AtomicInteger();
        try (var fresh = DatabaseKind.POSTGRESQL.fresh();
                var database = MutantDatabase.open(fresh.settings(), mutant, applied::incrementAndGet)) {
            new Submissions(database).submit(Request.usual().submission());
            var everything = new Acceptance(Tags.NONE, TagMatch.ALL, Set.of("test"), Resources.UNSAID);
            long worker = new WorkerRegistry(database, Duration.ofMinutes(1))
                    .enter(new WorkerRecord(WorkerRecord.Kind.WORKER, "host", 1, "test", everything, Optional.empty()));
            var claim = new Claims(database, worker).next(everything).orElseThrow();
            boolean accepted = new Completions(database).succeed(claim.attempt(), _ -> {});

            assertThat(accepted).isTrue();
            assertThat(applied).as("%s finds its words", mutant).hasPositiveValue();
        }
    }
}
