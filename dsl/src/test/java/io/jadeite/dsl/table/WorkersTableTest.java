package io.jadeite.dsl.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;

class WorkersTableTest extends TableSuite {
    @Test
    void liveWorkersStandWithWhatTheyDo() {
        submit(Request.usual());
        var attempt = start();
        long gone = enterWorker();
        new WorkerRegistry(database(), Duration.ofMinutes(5)).leave(gone, "it was told to stop");

        var live = WorkersTable.of(database(), Map.of());
        var all = WorkersTable.of(database(), Map.of("all", true));

        assertThat(live.stringColumn("state").asList()).containsExactly("RUNNING");
        assertThat(live.longColumn("run").get(0)).isEqualTo(attempt.run());
        assertThat(live.stringColumn("tags").get(0)).isEqualTo("small");
        assertThat(live.stringColumn("calculators").get(0)).isEqualTo("emt, test");
        assertThat(live.instantColumn("seen").get(0))
                .isAfterOrEqualTo(live.instantColumn("started").get(0));
        assertThat(live.column("succeeded").type()).isEqualTo(ColumnType.INTEGER);
        assertThat(all.stringColumn("state").asList()).containsExactly("RUNNING", "STOPPED");
        assertThat(all.longColumn("worker").get(1)).isEqualTo(gone);
        assertThat(all.column("run").isMissing(1)).isTrue();
        assertThat(all.stringColumn("message").get(1)).isEqualTo("it was told to stop");
    }

    @Test
    void wordsThatItDoesNotKnowAreRefused() {
        assertThatThrownBy(() -> WorkersTable.of(database(), Map.of("all", "yes", "live", true)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("workers.table has no 'live'. It takes all.")
                .hasMessageContaining("workers.table takes true or false as all, found yes.");
    }
}
