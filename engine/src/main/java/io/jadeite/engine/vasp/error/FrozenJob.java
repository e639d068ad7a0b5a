package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Nothing has been written for hours, though the program runs. */
record FrozenJob(Duration most) implements Handler {
    static final Duration USUAL = Duration.ofHours(6);

    @Override
    public String name() {
        return "FrozenJob";
    }

    @Override
    public boolean monitors() {
        return true;
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        return calculation.running() && calculation.quiet().compareTo(most) > 0
                ? Optional.of(found(calculation))
                : Optional.empty();
    }

    /** Without a look at the time. */
    Finding found(Calculation calculation) {
        var plan = new Plan(name(), Set.of(), Inputs.read(calculation.directory()), calculation);
        if (plan.inputs().algorithm().equals("fast")) {
            plan.set("ALGO", "Normal");
        } else if (plan.inputs().whole("NSW", 0) > 0) {
            plan.goOnFromContcar();
        }
        return new Finding(name(), List.of("Frozen job"), Optional.of(plan.correction()));
    }
}
