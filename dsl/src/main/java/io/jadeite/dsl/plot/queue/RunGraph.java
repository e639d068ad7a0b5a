package io.jadeite.dsl.plot.queue;

import io.jadeite.dsl.plot.Numbers;
import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.Plottable;
import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Label;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Range;
import io.jadeite.dsl.plot.figure.Series;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.queue.RunRelations.Kind;
import io.jadeite.engine.queue.RunRelations.Relation;
import io.jadeite.engine.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Runs as points, from left to right in the order in which they can be worked through, with lines between those of which one waits for the
 * other or has submitted it.
 *
 * @param relations those between runs that aren't among these don't count
 */
public record RunGraph(List<RunRecord> runs, List<Relation> relations) implements Plottable {
    /** More can't be read. */
    public static final int MOST = 300;

    private static final int PIXELS_A_ROW = 34;

    public RunGraph {
        runs = List.copyOf(runs);
        var known = runs.stream().map(RunRecord::id).collect(Collectors.toSet());
        relations = relations.stream()
                .filter(relation -> known.contains(relation.earlier()) && known.contains(relation.later()))
                .toList();
    }

    @Override
    public Plot plot() {
        if (runs.isEmpty()) {
            throw new InputException("There is nothing to plot: there are no such runs.");
        }
        if (runs.size() > MOST) {
            throw new InputException(
                    "A graph of %d runs can't be read; at most %d are drawn. Choose some of them, or look at their table()."
                            .formatted(runs.size(), MOST));
        }
        var places = GraphPlaces.of(runs.stream().map(RunRecord::id).toList(), relations);
        var series = Stream.concat(
                        Stream.of(Kind.values()).map(kind -> lines(kind, places)),
                        Stream.of(RunState.values()).map(state -> points(state, places)))
                .filter(each -> each.points().size() > 0)
                .toList();
        var labels = runs.stream()
                .map(run -> new Label(
                        places.column(run.id()),
                        places.height(run.id()),
                        run.id() + " " + run.workflow().split("\\.", -1)[0],
                        true))
                .toList();
        double half = Math.max(places.mostInAColumn() / 2.0, 1);
        var panel = Panel.of(
                        Axis.of("", "")
                                .within(new Range(-0.5, places.columns() - 0.5))
                                .asHidden(),
                        Axis.of("", "").within(new Range(-half, half)).asHidden(),
                        series)
                .labelled(labels);
        int height = Math.clamp(110 + (long) PIXELS_A_ROW * places.mostInAColumn(), 220, 2000);
        return Plot.of(
                Figure.of("Runs and what they wait for", panel).sized(Figure.WIDTH, height),
                table(),
                lead(places.columns()));
    }

    private String lead(int columns) {
        long waiting = relations.stream()
                .filter(relation -> relation.kind() == Kind.WAITS_FOR)
                .count();
        return "%s in %s from left to right; %d times one waits for another, %d times one was submitted by another."
                .formatted(
                        Numbers.count(runs.size(), "run"),
                        Numbers.count(columns, "column"),
                        waiting,
                        relations.size() - waiting);
    }

    private Series lines(Kind kind, GraphPlaces places) {
        var xs = new ArrayList<Double>();
        var ys = new ArrayList<Double>();
        for (var relation : relations) {
            if (relation.kind() == kind) {
                double end = places.column(relation.later());
                xs.addAll(List.of((double) places.column(relation.earlier()), end, end));
                ys.addAll(List.of(places.height(relation.earlier()), places.height(relation.later()), Double.NaN));
            }
        }
        return Series.of(words(kind), Form.LINE, array(xs), array(ys), look(kind));
    }

    private Series points(RunState state, GraphPlaces places) {
        var those = runs.stream().filter(run -> run.state() == state).toList();
        return Series.of(
                state.name().toLowerCase(Locale.ROOT),
                Form.POINTS,
                those.stream().mapToDouble(run -> places.column(run.id())).toArray(),
                those.stream().mapToDouble(run -> places.height(run.id())).toArray(),
                look(state));
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case WAITS_FOR -> "waits for";
            case SUBMITTED_BY -> "submitted by";
        };
    }

    /** Black, and dashed black. */
    private static int look(Kind kind) {
        return switch (kind) {
            case WAITS_FOR -> 20;
            case SUBMITTED_BY -> 13;
        };
    }

    /** As in the other plots of the queue. */
    private static int look(RunState state) {
        return switch (state) {
            case WAITING -> 5;
            case PENDING -> 4;
            case RUNNING -> 0;
            case SUCCEEDED -> 2;
            case FAILED -> 1;
            case CANCELLED -> 6;
        };
    }

    /** A row for each run; the others that it has to do with by their numbers. */
    private Table table() {
        return Table.create("runs and what they wait for")
                .addColumns(
                        LongColumn.create("run", runs.stream().mapToLong(RunRecord::id)),
                        StringColumn.create("workflow", runs.stream().map(RunRecord::workflow)),
                        StringColumn.create("subject", runs.stream().map(RunRecord::subject)),
                        StringColumn.create(
                                "state", runs.stream().map(run -> run.state().name())),
                        StringColumn.create("waits for", runs.stream().map(run -> earlier(run, Kind.WAITS_FOR))),
                        StringColumn.create("submitted by", runs.stream().map(run -> earlier(run, Kind.SUBMITTED_BY))));
    }

    private String earlier(RunRecord run, Kind kind) {
        return relations.stream()
                .filter(relation -> relation.later() == run.id() && relation.kind() == kind)
                .map(Relation::earlier)
                .sorted()
                .map(number -> Long.toString(number))
                .collect(Collectors.joining(", "));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
