package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.vasp.output.motion.Oszicar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An energy above zero is no bound state: the electrons or the atoms went astray. */
record PositiveEnergy() implements Handler {
    @Override
    public String name() {
        return "PositiveEnergy";
    }

    @Override
    public boolean monitors() {
        return true;
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        if (energy(calculation) <= 0) {
            return Optional.empty();
        }
        var plan = new Plan(name(), Set.of(), Inputs.read(calculation.directory()), calculation);
        if (!plan.inputs().algorithm().equals("normal")) {
            plan.set("ALGO", "Normal");
        } else if (plan.inputs().whole("IBRION", 1) > -1) {
            plan.halvePotim();
        }
        return Optional.of(new Finding(name(), List.of("Positive energy"), Optional.of(plan.correction())));
    }

    private static double energy(Calculation calculation) {
        try {
            return OutputText.find(calculation.directory(), "OSZICAR")
                    .map(file -> Oszicar.read(file).finalEnergy().orElse(0))
                    .orElse(0.0);
        } catch (JadeiteException e) {
            return 0;
        }
    }
}
