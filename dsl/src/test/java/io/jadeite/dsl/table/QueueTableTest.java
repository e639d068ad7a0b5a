package io.jadeite.dsl.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.testing.Request;
import io.jadeite.engine.workflow.Catalogue;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class QueueTableTest extends TableSuite {
    @Test
    void columnsHaveTheTypesOfTheirValues() {
        var failed = failedRun();

        var table = queue(Map.of());

        assertThat(table.columnNames())
                .containsExactly(
                        "run",
                        "state",
                        "workflow",
                        "subject",
                        "tags",
                        "owner",
                        "priority",
                        "attempt",
                        "submitted",
                        "started",
                        "finished",
                        "took",
                        "worker",
                        "message");
        assertThat(table.types())
                .containsExactly(
                        ColumnType.LONG,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.INTEGER,
                        ColumnType.INTEGER,
                        ColumnType.INSTANT,
                        ColumnType.INSTANT,
                        ColumnType.INSTANT,
                        ColumnType.DOUBLE,
                        ColumnType.STRING,
                        ColumnType.STRING);
        assertThat(table.longColumn("run").get(0)).isEqualTo(failed);
        assertThat(table.stringColumn("state").get(0)).isEqualTo("FAILED");
        assertThat(table.stringColumn("tags").get(0)).isEqualTo("cu, small");
        assertThat(table.stringColumn("message").get(0)).isEqualTo("it diverged");
        assertThat(table.instantColumn("finished").get(0))
                .isAfterOrEqualTo(table.instantColumn("submitted").get(0));
        assertThat(table.doubleColumn("took").get(0)).isNotNegative();
    }

    @Test
    void whatARunDoesNotHaveYetIsMissing() {
        submit(Request.usual());

        var table = queue(Map.of());

        for (var name : List.of("started", "finished", "took", "worker", "message")) {
            assertThat(table.column(name).isMissing(0)).as(name).isTrue();
        }
    }

    @Test
    void runsAreChosenByTagsStateAndWorkflow() {
        long failed = failedRun();
        long small = submit(Request.usual().tagged("small")).getFirst();
        long other =
                submit(Request.of("relax.test.other").tagged("small", "big")).getFirst();

        assertThat(runs(queue(Map.of("tags", "small")))).containsExactly(failed, small, other);
        assertThat(runs(queue(Map.of("tags", List.of("small", "big"))))).containsExactly(other);
        assertThat(runs(queue(Map.of("state", "failed")))).containsExactly(failed);
        assertThat(runs(queue(Map.of("state", List.of("PENDING", "FAILED"), "workflow", Request.WORKFLOW))))
                .containsExactly(failed, small);
        assertThat(runs(queue(Map.of("tags", "small", "limit", 2)))).containsExactly(small, other);
    }

    @Test
    void ofALargeQueueTheNewestAreReadAndTheNameSaysSo() {
        var ids = submit(Request.usual().tagged("small").times(7));
        submit(Request.of("relax.test.other").tagged("big"));

        var usual = QueueTable.of(database(), Map.of("tags", "small"), 5);
        var asked = QueueTable.of(database(), Map.of("tags", "small", "limit", 6), 5);
        var all = QueueTable.of(database(), Map.of("tags", "small"), 8);

        assertThat(runs(usual)).isEqualTo(ids.subList(2, 7));
        assertThat(usual.name()).isEqualTo("the newest 5 of 7 runs tagged small");
        assertThat(runs(asked)).isEqualTo(ids.subList(1, 7));
        assertThat(asked.name()).isEqualTo("the newest 6 runs tagged small");
        assertThat(runs(all)).isEqualTo(ids);
        assertThat(all.name()).isEqualTo("runs tagged small");
        assertThat(Shown.text(usual)).endsWith("the newest 5 of 7 runs tagged small: 5 rows\n");
    }

    @Test
    void allThatIsWrongWithWhatWasAskedIsToldAtOnce() {
        assertThatThrownBy(() -> queue(Map.of("tag", "small", "state", "DONE", "limit", 0)))
                .asInstanceOf(InstanceOfAssertFactories.type(InputException.class))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactlyInAnyOrder(
                                "queue.table has no 'tag'. It takes tags, state, workflow, limit. Did you mean tags?",
                                "queue.table takes WAITING, PENDING, RUNNING, SUCCEEDED, FAILED, CANCELLED as state, found 'DONE'.",
                                "queue.table takes a whole number above 0 as limit, found 0."));
    }

    @Test
    void anEmptyQueueIsATableWithItsColumnsThatSaysSo() {
        var table = queue(Map.of("tags", "none"));

        assertThat(table.rowCount()).isZero();
        assertThat(table.columnCount()).isEqualTo(14);
        assertThat(Shown.text(table)).endsWith("runs tagged none: no rows\n");
        assertThat(Shown.html(table)).contains("<caption>runs tagged none: no rows</caption>");
    }

    @Test
    void someRunsStandWithTheirResultsInTheOrderThatWasAsked() {
        long failed = failedRun();
        long pending = submit(Request.of(WORKFLOW)).getFirst();
        submit(Request.of(WORKFLOW));
        var attempt = start();
        new Completions(database())
                .succeed(
                        attempt,
                        sql -> ResultWriter.succeeded(
                                sql,
                                attempt,
                                WORKFLOW,
                                new Outcome(Map.of("energy", -1.5, "formula", "Cu"), List.of())));

        var table = RunsTable.of(database(), Catalogue.installed(), List.of(failed, attempt.run(), 999L));

        assertThat(attempt.run()).isEqualTo(pending);
        assertThat(runs(table)).containsExactly(failed, pending);
        assertThat(table.stringColumn("state").asList()).containsExactly("FAILED", "SUCCEEDED");
        assertThat(table.doubleColumn("energy").get(1)).isEqualTo(-1.5);
        assertThat(table.doubleColumn("energy").isMissing(0)).isTrue();
        assertThat(table.stringColumn("message").get(0)).isEqualTo("it diverged");
    }

    private long failedRun() {
        submit(Request.usual().tagged("small", "cu").priority(2));
        var attempt = start();
        new Completions(database()).fail(attempt, new Failure("calculation", "it diverged"), sql -> {});
        return attempt.run();
    }

    private Table queue(Map<String, ?> asked) {
        return QueueTable.of(database(), asked);
    }
}
