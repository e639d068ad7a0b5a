package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A metal with the wider spacing of k-points that does for semiconductors. */
record KspacingMetal() implements Handler {
    private static final double OF_METALS = 0.22;

    @Override
    public String name() {
        return "KspacingMetal";
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        var wide = FinishedRun.of(calculation.directory())
                .filter(run -> run.isMetal() && run.inputs().number("KSPACING", 0) > OF_METALS);
        if (wide.isEmpty()) {
            return Optional.empty();
        }
        var plan = new Plan(name(), Set.of(), Inputs.read(calculation.directory()), calculation);
        plan.set("KSPACING", OF_METALS);
        return Optional.of(new Finding(name(), List.of("ScanMetal"), Optional.of(plan.correction())));
    }
}
