package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A metal that was relaxed with tetrahedra, which give it no right forces. */
record IncorrectSmearing() implements Handler {
    private static final int BLOECHL = -3;

    @Override
    public String name() {
        return "IncorrectSmearing";
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        var wrong = FinishedRun.of(calculation.directory())
                .filter(run -> run.isMetal()
                        && run.inputs().whole("ISMEAR", 1) < BLOECHL
                        && run.inputs().whole("NSW", 0) > 1);
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        var plan = new Plan(name(), Set.of(), Inputs.read(calculation.directory()), calculation);
        plan.set("ISMEAR", 2, "SIGMA", 0.2);
        return Optional.of(new Finding(name(), List.of("IncorrectSmearing"), Optional.of(plan.correction())));
    }
}
