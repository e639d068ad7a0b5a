package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.vasp.output.outcar.Outcar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Derivatives by linear response don't commute; VASP takes them by differences then (LPEAD), which changes results a little. */
record LrfCommutator(String errorOutput) implements Handler {
    private static final String ERROR = "lrf_comm";

    @Override
    public String name() {
        return "LrfCommutator";
    }

    @Override
    public boolean monitors() {
        return true;
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        var text = OutputText.read(calculation.directory(), errorOutput);
        if (text.isEmpty() || !text.get().contains("LRF_COMMUTATOR internal error")) {
            return Optional.empty();
        }
        var plan = new Plan(name(), Set.of(ERROR), Inputs.read(calculation.directory()), calculation);
        if (!plan.inputs().isOn("LPEAD") && wasNotStopped(calculation)) {
            plan.set("LPEAD", true);
        }
        return Optional.of(new Finding(name(), List.of(ERROR), Optional.of(plan.correction())));
    }

    private static boolean wasNotStopped(Calculation calculation) {
        try {
            return OutputText.find(calculation.directory(), "OUTCAR")
                    .map(file -> !Outcar.read(file).isStopped())
                    .orElse(true);
        } catch (JadeiteException e) {
            return true;
        }
    }
}
