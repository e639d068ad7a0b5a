package io.jadeite.dsl.plot.calculation;

import io.jadeite.engine.run.IonicStep;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Ionic steps as a table; a quantity that no step has gets no column. */
final class IonicStepsTable {
    private IonicStepsTable() {}

    static Table of(List<IonicStep> steps) {
        var table = Table.create("ionic steps")
                .addColumns(
                        IntColumn.create("step", steps.stream().mapToInt(IonicStep::step)),
                        DoubleColumn.create("energy", energies(steps)));
        add(table, "max_force", steps, IonicStep::maxForce);
        add(table, "max_stress", steps, IonicStep::maxStress);
        add(table, "volume", steps, IonicStep::volume);
        add(table, "temperature", steps, IonicStep::temperature);
        return table;
    }

    /** NaN where a step has none. */
    static double[] values(List<IonicStep> steps, Function<IonicStep, OptionalDouble> quantity) {
        return steps.stream()
                .mapToDouble(step -> quantity.apply(step).orElse(Double.NaN))
                .toArray();
    }

    static double[] energies(List<IonicStep> steps) {
        return steps.stream().mapToDouble(IonicStep::energy).toArray();
    }

    private static void add(
            Table table, String name, List<IonicStep> steps, Function<IonicStep, OptionalDouble> quantity) {
        if (steps.stream().anyMatch(step -> quantity.apply(step).isPresent())) {
            table.addColumns(DoubleColumn.create(name, values(steps, quantity)));
        }
    }
}
