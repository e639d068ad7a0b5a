package io.jadeite.dsl.plot.queue;

import io.jadeite.dsl.plot.Numbers;
import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.Plottable;
import io.jadeite.dsl.plot.TimeUnit;
import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Mark;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Range;
import io.jadeite.dsl.plot.figure.Series;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.AttemptRecord;
import io.jadeite.engine.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Which worker was busy with which run when: a bar for each attempt of a run, a row for each worker.
 *
 * @param now where the bars of those end that go on
 */
public record WorkerUse(List<WorkedRun> runs, Instant now) implements Plottable {
    /** More rows can't be read. */
    private static final int MOST = 40;

    private static final double HALF_BAR = 0.32;

    /** How attempts end, as they are told apart. */
    private enum Ending {
        SUCCEEDED("succeeded", 2),
        RUNNING("running", 0),
        FAILED("failed", 1),
        CANCELLED("cancelled", 6),
        GIVEN_UP("lost or handed back", 4);

        private final String words;
        private final int look;

        Ending(String words, int look) {
            this.words = words;
            this.look = look;
        }

        /** What isn't known by its name went to another worker, too. */
        static Ending of(AttemptRecord attempt, boolean last, RunState state) {
            return switch (attempt.outcome().orElse("")) {
                case "" -> last && state == RunState.RUNNING ? RUNNING : GIVEN_UP;
                case "SUCCEEDED" -> SUCCEEDED;
                case "FAILED" -> FAILED;
                case "CANCELLED" -> CANCELLED;
                default -> GIVEN_UP;
            };
        }
    }

    private record Bar(String worker, long run, int attempt, Ending ending, Instant from, Instant to) {}

    public WorkerUse {
        runs = List.copyOf(runs);
    }

    @Override
    public Plot plot() {
        var bars = bars();
        if (bars.isEmpty()) {
            throw new InputException("There is nothing to plot: no worker has begun any of these runs.");
        }
        var workers = bars.stream().map(Bar::worker).distinct().toList();
        var shown = workers.subList(0, Math.min(MOST, workers.size()));
        var first = bars.stream().map(Bar::from).min(Comparator.naturalOrder()).orElseThrow();
        var last = bars.stream().map(Bar::to).max(Comparator.naturalOrder()).orElseThrow();
        var unit = TimeUnit.fitting(seconds(first, last));
        var series = new ArrayList<Series>();
        for (var ending : Ending.values()) {
            var drawn = bars.stream()
                    .filter(bar -> bar.ending() == ending && shown.contains(bar.worker()))
                    .toList();
            if (!drawn.isEmpty()) {
                series.add(outline(ending, drawn, shown, first, unit));
            }
        }
        var marks = IntStream.range(0, shown.size())
                .mapToObj(row -> new Mark(-row, shown.get(row)))
                .toList();
        var panel = Panel.of(
                Axis.of("time since " + first.truncatedTo(ChronoUnit.SECONDS), unit.symbol()),
                Axis.of("", "").within(new Range(-shown.size() + 0.4, 0.6)).markedAt(marks),
                series);
        var note = workers.size() > MOST ? "The first %d of %d workers.".formatted(MOST, workers.size()) : "";
        int height = Math.clamp(130 + 28L * shown.size(), 220, 1300);
        return Plot.of(
                Figure.of("What workers did", panel).sized(Figure.WIDTH, height).noting(note),
                table(bars),
                lead(bars, first, last, workers.size()));
    }

    private List<Bar> bars() {
        return runs.stream()
                .flatMap(this::bars)
                .sorted(Comparator.comparing(Bar::from).thenComparingLong(Bar::run))
                .toList();
    }

    private Stream<Bar> bars(WorkedRun worked) {
        var run = worked.run();
        return worked.attempts().stream()
                .map(attempt -> new Bar(
                        "%s (worker %d)".formatted(attempt.host(), attempt.worker()),
                        run.id(),
                        attempt.number(),
                        Ending.of(attempt, attempt.equals(worked.attempts().getLast()), run.state()),
                        attempt.started(),
                        worked.end(attempt).orElse(now)));
    }

    private static Series outline(Ending ending, List<Bar> bars, List<String> workers, Instant first, TimeUnit unit) {
        var xs = new ArrayList<Double>();
        var ys = new ArrayList<Double>();
        for (var bar : bars) {
            double row = -workers.indexOf(bar.worker());
            double from = seconds(first, bar.from()) / unit.seconds();
            double to = seconds(first, bar.to()) / unit.seconds();
            xs.addAll(List.of(from, from, to, to, from, from));
            ys.addAll(List.of(
                    row - HALF_BAR, row + HALF_BAR, row + HALF_BAR, row - HALF_BAR, row - HALF_BAR, Double.NaN));
        }
        return Series.of(
                ending.words,
                Form.BARS,
                xs.stream().mapToDouble(Double::doubleValue).toArray(),
                ys.stream().mapToDouble(Double::doubleValue).toArray(),
                ending.look);
    }

    private static String lead(List<Bar> bars, Instant first, Instant last, int workers) {
        double busy =
                bars.stream().mapToDouble(bar -> seconds(bar.from(), bar.to())).sum();
        double all = seconds(first, last) * workers;
        return "%s of %s; the workers were busy for %s %% of the time between the first start and the last end."
                .formatted(
                        Numbers.count(bars.size(), "attempt"),
                        Numbers.count(workers, "worker"),
                        all == 0 ? "100" : Numbers.show(100 * busy / all, 3));
    }

    private static Table table(List<Bar> bars) {
        return Table.create("worker use")
                .addColumns(
                        StringColumn.create("worker", bars.stream().map(Bar::worker)),
                        LongColumn.create("run", bars.stream().mapToLong(Bar::run)),
                        IntColumn.create("attempt", bars.stream().mapToInt(Bar::attempt)),
                        StringColumn.create("ending", bars.stream().map(bar -> bar.ending().words)),
                        InstantColumn.create(
                                "from", bars.stream().map(Bar::from).toList()),
                        InstantColumn.create("to", bars.stream().map(Bar::to).toList()));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
