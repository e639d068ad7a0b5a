package io.jadeite.dsl.plot.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.jadeite.dsl.plot.Gallery;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Mark;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.AttemptRecord;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QueuePlotsTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    void linesCountTheRunsInEachStateAtEachMoment() {
        var runs = List.of(
                run(1, RunState.SUCCEEDED, 0, 60, 120, 1),
                run(2, RunState.FAILED, 0, 60, 180, 2),
                run(3, RunState.RUNNING, 30, 120, -1, 1),
                run(4, RunState.PENDING, 30, -1, -1, 0));

        var plot = new QueueHistory(runs, START.plusSeconds(300)).plot();

        var table = plot.table();
        assertThat(table.intColumn("waiting or pending").asList()).containsExactly(2, 4, 2, 1, 1, 1);
        assertThat(table.intColumn("running").asList()).containsExactly(0, 0, 2, 2, 1, 1);
        assertThat(table.intColumn("succeeded").asList()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(table.intColumn("failed").asList()).containsExactly(0, 0, 0, 0, 1, 1);
        var panel = plot.figure().panels().getFirst();
        assertThat(panel.x().title()).isEqualTo("time since 2026-11-24T08:00:00Z (min)");
        assertThat(panel.y().title()).isEqualTo("runs");
        assertThat(panel.series())
                .extracting(series -> series.name())
                .containsExactly("waiting or pending", "running", "succeeded", "failed");
        assertThat(panel.series()).allSatisfy(series -> {
            assertThat(series.form()).isEqualTo(Form.STEPS);
            assertThat(series.points().xs()).containsExactly(0, 0.5, 1, 2, 3, 5);
            assertThat(series.points().ys())
                    .containsExactly(table.intColumn(series.name()).asDoubleArray());
        });
        assertThat(plot.description())
                .contains(
                        "At the end, of 4 runs: 1 waiting or pending, 1 running, 1 succeeded, 1 failed, 0 cancelled.");
    }

    @Test
    void aRunIsPendingAgainBetweenItsAttempts() {
        var lost = attempt(1, 1, 60, 120, "LOST");
        var handedBack = attempt(2, 2, 180, 240, "HANDED_BACK");
        var last = attempt(3, 1, 300, 360, "SUCCEEDED");
        var runs = List.of(run(1, RunState.SUCCEEDED, 0, 360, List.of(lost, handedBack, last)));

        var queue = new QueueHistory(runs, START.plusSeconds(420)).plot();
        var workers = new WorkerUse(runs, START.plusSeconds(420)).plot();

        assertThat(queue.table().intColumn("running").asList()).containsExactly(0, 1, 0, 1, 0, 1, 0, 0);
        assertThat(queue.table().intColumn("waiting or pending").asList()).containsExactly(1, 0, 1, 0, 1, 0, 0, 0);
        assertThat(queue.table().intColumn("succeeded").asList()).containsExactly(0, 0, 0, 0, 0, 0, 1, 1);
        assertThat(workers.table().stringColumn("worker").asList())
                .containsExactly("lab-01 (worker 1)", "lab-02 (worker 2)", "lab-01 (worker 1)");
        assertThat(workers.table().intColumn("attempt").asList()).containsExactly(1, 2, 3);
        assertThat(workers.table().stringColumn("ending").asList())
                .containsExactly("lost or handed back", "lost or handed back", "succeeded");
    }

    @Test
    void anAttemptThatWentOnBesideItsSuccessorIsRunningOnce() {
        var adopted = attempt(1, 1, 60, 300, "SUCCEEDED");
        var superseded = attempt(2, 2, 120, 310, "SUPERSEDED");
        var silent = attempt(1, 3, 60, -1, "");
        var second = attempt(2, 1, 330, -1, "");
        var runs = List.of(
                run(1, RunState.SUCCEEDED, 0, 300, List.of(adopted, superseded)),
                run(2, RunState.RUNNING, 0, -1, List.of(silent, second)));

        var queue = new QueueHistory(runs, START.plusSeconds(420)).plot();
        var workers = new WorkerUse(runs, START.plusSeconds(420)).plot();

        assertThat(queue.table().intColumn("running").asList()).containsExactly(0, 2, 1, 1);
        assertThat(queue.table().intColumn("succeeded").asList()).containsExactly(0, 0, 1, 1);
        assertThat(workers.table().stringColumn("ending").asList())
                .containsExactly("succeeded", "lost or handed back", "lost or handed back", "running");
        assertThat(workers.table().instantColumn("to").asList())
                .extracting(to -> Duration.between(START, to).toSeconds())
                .containsExactly(300L, 330L, 310L, 420L);
    }

    @Test
    void whateverHappenedNoRunGetsLost() {
        long seed = 11;
        var runs = randomRuns(seed, 300);

        var plot = new QueueHistory(runs, START.plusSeconds(40_000)).plot();

        Gallery.show("queue", plot);
        var table = plot.table();
        for (int row = 0; row < table.rowCount(); row++) {
            var time = table.instantColumn("time").get(row);
            int all = 0;
            for (var name : List.of("waiting or pending", "running", "succeeded", "failed", "cancelled")) {
                assertThat(table.intColumn(name).get(row)).as("seed %d", seed).isNotNegative();
                all += table.intColumn(name).get(row);
            }
            assertThat(all).isEqualTo((int) runs.stream()
                    .filter(each -> !each.run().created().isAfter(time))
                    .count());
        }
    }

    @Test
    void eachRunIsABarInTheRowOfItsWorker() {
        var runs = List.of(
                run(1, RunState.SUCCEEDED, 0, 60, 120, 1),
                run(2, RunState.FAILED, 0, 60, 180, 2),
                run(3, RunState.RUNNING, 30, 120, -1, 1),
                run(4, RunState.PENDING, 30, -1, -1, 0));

        var plot = new WorkerUse(runs, START.plusSeconds(300)).plot();

        var panel = plot.figure().panels().getFirst();
        assertThat(panel.y().marks()).extracting(Mark::name).containsExactly("lab-01 (worker 1)", "lab-02 (worker 2)");
        assertThat(panel.x().title()).isEqualTo("time since 2026-11-24T08:01:00Z (min)");
        assertThat(panel.series())
                .extracting(series -> series.name())
                .containsExactly("succeeded", "running", "failed");
        assertThat(panel.series().getFirst().points().xs()).startsWith(0, 0, 1, 1, 0);
        assertThat(panel.series().get(1).points().xs()).startsWith(1, 1, 4, 4, 1);
        var places = panel.y().marks().stream().collect(Collectors.toMap(Mark::name, Mark::at));
        for (var bar : plot.table()) {
            var series = panel.series().stream()
                    .filter(each -> each.name().equals(bar.getString("ending")))
                    .findFirst()
                    .orElseThrow();
            assertThat(series.points().xs()[0]).isEqualTo(minutesAfterFirst(bar.getInstant("from")));
            assertThat(series.points().xs()[2]).isEqualTo(minutesAfterFirst(bar.getInstant("to")));
            assertThat((series.points().ys()[0] + series.points().ys()[1]) / 2)
                    .isCloseTo(places.get(bar.getString("worker")), offset(1e-12));
        }
        assertThat(plot.table().longColumn("run").asList()).containsExactly(1L, 2L, 3L);
        assertThat(plot.table().stringColumn("ending").asList()).containsExactly("succeeded", "failed", "running");
        assertThat(plot.description()).contains("3 attempts of 2 workers; the workers were busy for 75 % of the time");
    }

    @Test
    void manyWorkersAreShownAsFarAsTheyCanBeRead() {
        var plot = new WorkerUse(randomRuns(5, 400), START.plusSeconds(40_000)).plot();

        Gallery.show("workers", plot);
        assertThat(plot.figure().panels().getFirst().y().marks()).hasSize(12);
        assertThat(plot.table().rowCount()).isGreaterThan(300);
    }

    @Test
    void anEmptyQueueIsNothingToPlot() {
        assertThatThrownBy(() -> new QueueHistory(List.of(), START).plot())
                .isInstanceOf(InputException.class)
                .hasMessage("There is nothing to plot: the queue has no such runs.");
        assertThatThrownBy(() -> new WorkerUse(List.of(run(4, RunState.PENDING, 30, -1, -1, 0)), START).plot())
                .hasMessage("There is nothing to plot: no worker has begun any of these runs.");
    }

    private static double minutesAfterFirst(Instant time) {
        return Duration.between(START.plusSeconds(60), time).toSeconds() / 60.0;
    }

    private static List<WorkedRun> randomRuns(long seed, int count) {
        var random = new Random(seed);
        var free = new long[12];
        var runs = new ArrayList<WorkedRun>();
        for (int i = 0; i < count; i++) {
            int worker = random.nextInt(free.length);
            long created = random.nextLong(3000) * (1 + i / 100);
            long started = Math.max(free[worker], created) + 5 + random.nextInt(50);
            long finished = started + 100 + random.nextInt(1500);
            free[worker] = finished;
            var state = i % 17 == 0 ? RunState.FAILED : i % 29 == 0 ? RunState.CANCELLED : RunState.SUCCEEDED;
            runs.add(
                    finished < 30_000
                            ? run(i + 1, state, created, started, finished, worker + 1)
                            : run(i + 1, RunState.PENDING, created, -1, -1, 0));
        }
        return runs;
    }

    private static WorkedRun run(long id, RunState state, long created, long started, long finished, int worker) {
        var attempts = started < 0
                ? List.<AttemptRecord>of()
                : List.of(attempt(1, worker, started, finished, finished < 0 ? "" : state.name()));
        return run(id, state, created, finished, attempts);
    }

    private static WorkedRun run(long id, RunState state, long created, long finished, List<AttemptRecord> attempts) {
        var record = new RunRecord(
                id,
                "relaxation.emt.quick",
                state,
                false,
                Math.max(1, attempts.size()),
                0,
                Tags.NONE,
                "ada",
                "Cu32",
                START.plusSeconds(created),
                Optional.empty(),
                attempts.isEmpty()
                        ? Optional.empty()
                        : Optional.of(attempts.getLast().started()),
                moment(finished),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new WorkedRun(record, attempts);
    }

    /** @param outcome empty where it told none */
    private static AttemptRecord attempt(int number, int worker, long started, long finished, String outcome) {
        return new AttemptRecord(
                number,
                worker,
                "lab-%02d".formatted(worker),
                START.plusSeconds(started),
                moment(finished),
                outcome.isEmpty() ? Optional.empty() : Optional.of(outcome),
                Optional.empty(),
                Optional.empty());
    }

    /** @param seconds less than 0: there is none */
    private static Optional<Instant> moment(long seconds) {
        return seconds < 0 ? Optional.empty() : Optional.of(START.plusSeconds(seconds));
    }
}
