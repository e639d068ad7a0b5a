package io.jadeite.dsl.plot.calculation;

import io.jadeite.dsl.plot.Numbers;
import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.Plottable;
import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Figure.Arrangement;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Series;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.IonicStep;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import tech.tablesaw.api.DoubleColumn;

/**
 * Temperature (K) and potential energy (eV) along a motion.
 *
 * @param of what moves, for the title
 * @param timestep in fs, the time of one step; empty where it isn't known, then steps are counted
 */
public record Trajectory(String of, List<IonicStep> steps, OptionalDouble timestep) implements Plottable {
    public Trajectory {
        steps = List.copyOf(steps);
        if (timestep.isPresent() && !(timestep.getAsDouble() > 0)) {
            throw new InputException("A timestep is longer than 0 fs, found %s.".formatted(timestep.getAsDouble()));
        }
    }

    @Override
    public Plot plot() {
        var temperatures = IonicStepsTable.values(steps, IonicStep::temperature);
        if (Arrays.stream(temperatures).noneMatch(Double::isFinite)) {
            throw new InputException(
                    "There is no motion to plot: %s has no step with a temperature. A relaxation's steps are shown by plot.convergence."
                            .formatted(of));
        }
        var times = steps.stream()
                .mapToDouble(step -> step.step() * timestep.orElse(1))
                .toArray();
        var time = timestep.isPresent() ? Axis.of("time", "fs") : Axis.of("step", "");
        var panels = List.of(
                Panel.of(
                        time,
                        Axis.of("temperature", "K"),
                        List.of(Series.of("temperature", Form.LINE, times, temperatures, 4))),
                Panel.of(
                        time,
                        Axis.of("potential energy", "eV"),
                        List.of(Series.of("potential energy", Form.LINE, times, IonicStepsTable.energies(steps), 0))));
        var table = IonicStepsTable.of(steps);
        timestep.ifPresent(step -> table.insertColumn(1, DoubleColumn.create("time (fs)", times)));
        double mean =
                Arrays.stream(temperatures).filter(Double::isFinite).average().orElseThrow();
        return Plot.of(
                Figure.of("Motion of " + of, Arrangement.STACKED, panels),
                table,
                "The mean temperature is %s.".formatted(Numbers.show(mean, "K")));
    }
}
