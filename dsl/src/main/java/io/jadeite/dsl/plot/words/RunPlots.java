package io.jadeite.dsl.plot.words;

import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.calculation.Convergence;
import io.jadeite.dsl.plot.calculation.Trajectory;
import io.jadeite.dsl.plot.queue.RunGraph;
import io.jadeite.dsl.script.Runs;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.queue.RunRelations;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.workflow.RunReference;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What the ionic steps of a run in the database show. */
final class RunPlots {
    private final Supplier<Database> database;

    RunPlots(Supplier<Database> database) {
        this.database = database;
    }

    /** The run that is meant by a number, a handle, or a reference to it. */
    static Optional<Long> number(Object run) {
        return switch (run) {
            case Number number
            when number.longValue() == number.doubleValue() && number.longValue() > 0 ->
                Optional.of(number.longValue());
            case Runs handle -> Optional.of(handle.one().id());
            default -> RunReference.of(run).map(RunReference::run);
        };
    }

    /** @throws InputException unless it is one */
    static long required(Object run) {
        return number(run)
                .orElseThrow(() ->
                        new InputException("A run is meant by its number or its handle, found %s.".formatted(run)));
    }

    /** A motion, where its steps have temperatures, else the convergence of a relaxation. */
    Plot steps(long run) {
        var steps = stepsOf(run);
        return steps.stream().anyMatch(step -> step.temperature().isPresent()) ? trajectory(run) : convergence(run);
    }

    Plot convergence(long run) {
        return new Convergence(name(run), stepsOf(run)).plot();
    }

    Plot trajectory(long run) {
        return new Trajectory(name(run), stepsOf(run), timestep(run)).plot();
    }

    /** Of one run or several, with all that they have to do with. */
    Plot graph(Object runs) {
        var asked = several(runs);
        var relations = new RunRelations(database.get()).around(asked, RunGraph.MOST);
        var all = new TreeSet<>(asked);
        relations.forEach(relation -> all.addAll(List.of(relation.earlier(), relation.later())));
        var found = new QueueView(database.get()).runs(all);
        if (found.isEmpty()) {
            asked.stream().findFirst().ifPresent(this::record);
        }
        return new RunGraph(found, relations).plot();
    }

    private static List<Long> several(Object runs) {
        return switch (runs) {
            case Runs handles -> handles.ids();
            case Collection<?> each ->
                each.stream().flatMap(one -> several(one).stream()).toList();
            default -> List.of(required(runs));
        };
    }

    private String name(long run) {
        var record = record(run);
        return "run %d, %s".formatted(run, record.subject().isEmpty() ? record.workflow() : record.subject());
    }

    private List<IonicStep> stepsOf(long run) {
        var record = record(run);
        var steps = new Results(database.get()).steps(run);
        if (steps.isEmpty()) {
            throw new InputException("There is nothing to plot: run %d (%s) is %s and has no ionic steps saved."
                    .formatted(run, record.workflow(), record.state()));
        }
        return steps;
    }

    private RunRecord record(long run) {
        return new QueueView(database.get()).run(run);
    }

    /** In fs, as the run was asked for it; empty where it has none, or left it to its default. */
    private OptionalDouble timestep(long run) {
        return new QueueView(database.get()).parameters(run).get("timestep") instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }
}
