package io.jadeite.dsl.plot.queue;

import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.Plottable;
import io.jadeite.dsl.plot.TimeUnit;
import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Series;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How many runs stood in which state when, from the first submission on. Between attempts, of which one was lost or handed back, a run
 * is pending again.
 *
 * @param now until when the lines are drawn
 */
public record QueueHistory(List<WorkedRun> runs, Instant now) implements Plottable {
    /** What is told apart; runs that wait for others or for a time stand with those that are pending. */
    private enum Stage {
        TO_DO("waiting or pending", 4),
        RUNNING("running", 0),
        SUCCEEDED("succeeded", 2),
        FAILED("failed", 1),
        CANCELLED("cancelled", 6);

        private final String words;
        private final int look;

        Stage(String words, int look) {
            this.words = words;
            this.look = look;
        }
    }

    private record Change(Instant at, Stage stage, int by) {}

    public QueueHistory {
        runs = List.copyOf(runs);
    }

    @Override
    public Plot plot() {
        if (runs.isEmpty()) {
            throw new InputException("There is nothing to plot: the queue has no such runs.");
        }
        var counts = counts();
        var first = counts.firstKey();
        var unit = TimeUnit.fitting(Duration.between(first, counts.lastKey()).toMillis() / 1000.0);
        var times = counts.keySet().stream()
                .mapToDouble(time -> Duration.between(first, time).toMillis() / 1000.0 / unit.seconds())
                .toArray();
        var series = new ArrayList<Series>();
        for (var stage : Stage.values()) {
            var values = counts.values().stream()
                    .mapToDouble(count -> count.get(stage))
                    .toArray();
            if (stage == Stage.TO_DO || stage == Stage.RUNNING || values[values.length - 1] > 0) {
                series.add(Series.of(stage.words, Form.STEPS, times, values, stage.look));
            }
        }
        var panel = Panel.of(
                Axis.of("time since " + first.truncatedTo(ChronoUnit.SECONDS), unit.symbol()),
                Axis.of("runs", ""),
                series);
        return Plot.of(
                Figure.of("The queue over time", panel),
                table(counts),
                lead(counts.lastEntry().getValue()));
    }

    private String lead(Map<Stage, Integer> last) {
        var parts = Stream.of(Stage.values())
                .map(stage -> last.get(stage) + " " + stage.words)
                .toList();
        return "At the end, of %d runs: %s.".formatted(runs.size(), String.join(", ", parts));
    }

    private TreeMap<Instant, Map<Stage, Integer>> counts() {
        var changes = new TreeMap<Instant, List<Change>>();
        runs.stream()
                .flatMap(QueueHistory::changes)
                .forEach(change -> changes.computeIfAbsent(change.at(), time -> new ArrayList<>())
                        .add(change));
        var counts = new TreeMap<Instant, Map<Stage, Integer>>();
        var standing = new EnumMap<Stage, Integer>(Stage.class);
        for (var stage : Stage.values()) {
            standing.put(stage, 0);
        }
        changes.forEach((time, together) -> {
            together.forEach(change -> standing.merge(change.stage(), change.by(), Integer::sum));
            counts.put(time, new EnumMap<>(standing));
        });
        counts.putIfAbsent(now.isAfter(counts.lastKey()) ? now : counts.lastKey(), new EnumMap<>(standing));
        return counts;
    }

    private static Stream<Change> changes(WorkedRun worked) {
        var run = worked.run();
        var changes = new ArrayList<Change>();
        changes.add(new Change(run.created(), Stage.TO_DO, 1));
        var stage = Stage.TO_DO;
        for (var span : worked.spans()) {
            changes.addAll(step(span.from(), Stage.TO_DO, Stage.RUNNING));
            stage = Stage.RUNNING;
            if (span.to().isPresent() && !span.to().equals(run.finished())) {
                changes.addAll(step(span.to().get(), Stage.RUNNING, Stage.TO_DO));
                stage = Stage.TO_DO;
            }
        }
        if (run.finished().isPresent()) {
            changes.addAll(step(run.finished().get(), stage, ending(run.state())));
        }
        return changes.stream();
    }

    private static List<Change> step(Instant at, Stage from, Stage to) {
        return List.of(new Change(at, from, -1), new Change(at, to, 1));
    }

    private static Stage ending(RunState state) {
        return switch (state) {
            case SUCCEEDED -> Stage.SUCCEEDED;
            case FAILED -> Stage.FAILED;
            case CANCELLED -> Stage.CANCELLED;
            case RUNNING -> Stage.RUNNING;
            case WAITING, PENDING -> Stage.TO_DO;
        };
    }

    /** One row for each moment at which something changed. */
    private static Table table(TreeMap<Instant, Map<Stage, Integer>> counts) {
        var table = Table.create("queue").addColumns(InstantColumn.create("time", List.copyOf(counts.keySet())));
        for (var stage : Stage.values()) {
            table.addColumns(
                    IntColumn.create(stage.words, counts.values().stream().mapToInt(count -> count.get(stage))));
        }
        return table;
    }
}
