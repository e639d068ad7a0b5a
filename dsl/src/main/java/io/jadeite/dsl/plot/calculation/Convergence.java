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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a relaxation converges: energy (eV), and where it was looked at the largest force (eV/Å), step by step. Forces stand on a
 * logarithmic scale unless one of them is zero.
 *
 * @param of what was relaxed, for the title
 */
public record Convergence(String of, List<IonicStep> steps) implements Plottable {
    public Convergence {
        steps = List.copyOf(steps);
    }

    @Override
    public Plot plot() {
        if (steps.isEmpty()) {
            throw new InputException("There is nothing to plot: %s has no ionic steps.".formatted(of));
        }
        var numbers = steps.stream().mapToDouble(IonicStep::step).toArray();
        var step = Axis.of("ionic step", "");
        var panels = new ArrayList<Panel>();
        panels.add(Panel.of(
                step,
                Axis.of("energy", "eV"),
                List.of(Series.of("energy", Form.LINE_AND_POINTS, numbers, IonicStepsTable.energies(steps), 0))));
        var forces = IonicStepsTable.values(steps, IonicStep::maxForce);
        if (Arrays.stream(forces).anyMatch(Double::isFinite)) {
            boolean positive = Arrays.stream(forces).noneMatch(force -> force <= 0);
            panels.add(Panel.of(
                    step,
                    Axis.of("largest force", "eV/Å").asLogarithmic(positive),
                    List.of(Series.of("largest force", Form.LINE_AND_POINTS, numbers, forces, 1))));
        }
        var figure = Figure.of("Convergence of " + of, Arrangement.STACKED, panels);
        return Plot.of(
                panels.size() == 1 ? figure.sized(Figure.WIDTH, Figure.HEIGHT) : figure,
                IonicStepsTable.of(steps),
                lead(forces));
    }

    private String lead(double[] forces) {
        var first = steps.getFirst();
        var last = steps.getLast();
        var energy = "From step %d to step %d the energy changes by %s"
                .formatted(first.step(), last.step(), Numbers.show(last.energy() - first.energy(), "eV"));
        double force = forces[forces.length - 1];
        return Double.isFinite(force)
                ? energy + "; the largest force ends at %s.".formatted(Numbers.show(force, "eV/Å"))
                : energy + ".";
    }
}
