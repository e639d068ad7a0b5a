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
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Which worker was busy with which run when: a bar for the last attempt of each run, a row for each worker.
 *
 * @param now where the bars of running runs end
 */
public record WorkerUse(List<RunRecord> runs, Instant now) implements Plottable {
    /** More rows can't be read. */
    private static final int MOST = 40;

    private static final double HALF_BAR = 0.32;

    private record Bar(String worker, long run, RunState state, Instant from, Instant to) {}

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
        for (var state : List.of(RunState.SUCCEEDED, RunState.RUNNING, RunState.FAILED, RunState.CANCELLED)) {
            var drawn = bars.stream()
                    .filter(bar -> bar.state() == state && shown.contains(bar.worker()))
                    .toList();
            if (!drawn.isEmpty()) {
                series.add(outline(state, drawn, shown, first, unit));
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
                .filter(run -> run.worker().isPresent() && run.started().isPresent())
                .filter(run -> run.finished().isPresent() || run.state() == RunState.RUNNING)
                .map(run -> new Bar(
                        run.worker().orElseThrow(),
                        run.id(),
                        run.state(),
                        run.started().orElseThrow(),
                        run.finished().orElse(now)))
                .sorted(Comparator.comparing(Bar::from).thenComparingLong(Bar::run))
                .toList();
    }

    private static Series outline(RunState state, List<Bar> bars, List<String> workers, Instant first, TimeUnit unit) {
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
                state.name().toLowerCase(Locale.ROOT),
                Form.BARS,
                xs.stream().mapToDouble(Double::doubleValue).toArray(),
                ys.stream().mapToDouble(Double::doubleValue).toArray(),
                look(state));
    }

    private static int look(RunState state) {
        return switch (state) {
            case SUCCEEDED -> 2;
            case RUNNING -> 0;
            case FAILED -> 1;
            case WAITING, PENDING, CANCELLED -> 6;
        };
    }

    private static String lead(List<Bar> bars, Instant first, Instant last, int workers) {
        double busy =
                bars.stream().mapToDouble(bar -> seconds(bar.from(), bar.to())).sum();
        double all = seconds(first, last) * workers;
        return "%s of %s; the workers were busy for %s %% of the time between the first start and the last end."
                .formatted(
                        Numbers.count(bars.size(), "run"),
                        Numbers.count(workers, "worker"),
                        all == 0 ? "100" : Numbers.show(100 * busy / all, 3));
    }

    private static Table table(List<Bar> bars) {
        return Table.create("worker use")
                .addColumns(
                        StringColumn.create("worker", bars.stream().map(Bar::worker)),
                        LongColumn.create("run", bars.stream().mapToLong(Bar::run)),
                        StringColumn.create(
                                "state", bars.stream().map(bar -> bar.state().name())),
                        InstantColumn.create(
                                "from", bars.stream().map(Bar::from).toList()),
                        InstantColumn.create("to", bars.stream().map(Bar::to).toList()));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
