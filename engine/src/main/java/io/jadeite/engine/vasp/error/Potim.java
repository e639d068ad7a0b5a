package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.vasp.output.motion.Oszicar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The energy rises much from one ionic step to the next: steps are too long.
 *
 * @param threshold in eV an atom
 */
record Potim(double threshold) implements Handler {
    static final double USUAL = 1;

    @Override
    public String name() {
        return "Potim";
    }

    @Override
    public boolean monitors() {
        return true;
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        var inputs = Inputs.read(calculation.directory());
        var structure = inputs.structure();
        if (structure.isEmpty() || largestRise(calculation) / structure.get().size() <= threshold) {
            return Optional.empty();
        }
        var plan = new Plan(name(), Set.of(), inputs, calculation);
        double potim = inputs.number("POTIM", 0.5);
        if (potim < 0.2 && inputs.whole("IBRION", 0) != 3) {
            plan.set("IBRION", 3, "SMASS", 0.75);
        } else if (potim >= 0.1) {
            plan.set("POTIM", potim * 0.5);
        }
        return Optional.of(new Finding(name(), List.of("POTIM"), Optional.of(plan.correction())));
    }

    private static double largestRise(Calculation calculation) {
        try {
            var file = OutputText.find(calculation.directory(), "OSZICAR");
            return file.isEmpty()
                    ? 0
                    : Oszicar.read(file.get()).steps().stream()
                            .skip(1)
                            .mapToDouble(step -> step.getOrDefault("dE", 0.0))
                            .max()
                            .orElse(0);
        } catch (JadeiteException e) {
            return 0;
        }
    }
}
