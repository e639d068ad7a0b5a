package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Correction;
import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.vasp.output.outcar.Outcar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Forces drift by more than they are to converge to.
 *
 * @param most in eV/Å; empty: what EDIFFG says
 * @param averaged over how many of the last steps
 */
record Drift(OptionalDouble most, int averaged) implements Handler {
    @Override
    public String name() {
        return "Drift";
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        var inputs = Inputs.read(calculation.directory());
        double force = inputs.number("EDIFFG", 0.1);
        if (force >= 0 || inputs.whole("NSW", 0) <= 1) {
            return Optional.empty();
        }
        return judged(calculation, inputs, most.orElse(-force));
    }

    /** Without asking whether atoms are relaxed by their forces. */
    Optional<Finding> judged(Calculation calculation, Inputs inputs, double bound) {
        var drift = drift(calculation);
        if (drift.isEmpty() || drift.getAsDouble() <= bound) {
            return Optional.empty();
        }
        var error = "Excessive drift %s > %s".formatted(plain(drift.getAsDouble()), plain(bound));
        return Optional.of(new Finding(name(), List.of(error), correction(inputs, calculation)));
    }

    private Optional<Correction> correction(Inputs inputs, Calculation calculation) {
        if (inputs.text("PREC", "Normal").equalsIgnoreCase("Accurate")) {
            return Optional.empty();
        }
        var plan = new Plan(name(), Set.of(), inputs, calculation);
        plan.goOnFromContcar();
        plan.set("PREC", "Accurate");
        return Optional.of(plan.correction());
    }

    /** The mean length over the last steps; empty where there are fewer, or no OUTCAR. */
    private OptionalDouble drift(Calculation calculation) {
        try {
            var file = OutputText.find(calculation.directory(), "OUTCAR");
            if (file.isEmpty()) {
                return OptionalDouble.empty();
            }
            var drifts = Outcar.read(file.get()).drifts();
            if (drifts.rows() < averaged) {
                return OptionalDouble.empty();
            }
            double sum = 0;
            for (int i = drifts.rows() - 1; i >= drifts.rows() - averaged; i--) {
                var row = drifts.row(i);
                sum += Math.sqrt(row[0] * row[0] + row[1] * row[1] + row[2] * row[2]);
            }
            return OptionalDouble.of(sum / averaged);
        } catch (JadeiteException e) {
            return OptionalDouble.empty();
        }
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
