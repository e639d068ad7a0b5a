package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.vasp.output.motion.Oszicar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ionic steps one after the other whose electrons have all NELM steps, and don't converge.
 *
 * @param steps how many, before the one that goes on
 */
record NonConverging(int steps) implements Handler {
    static final int USUAL = 10;
    private static final double LONG = 50;

    @Override
    public String name() {
        return "NonConverging";
    }

    @Override
    public boolean monitors() {
        return true;
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        var inputs = Inputs.read(calculation.directory());
        if (!neverConverges(calculation, inputs.whole("NELM", 60))) {
            return Optional.empty();
        }
        var plan = new Plan(name(), Set.of(), inputs, calculation);
        var algorithm = inputs.algorithm();
        if (inputs.movesOrbitals() && inputs.whole("ISMEAR", 1) < 0) {
            plan.set("ISMEAR", 0, "SIGMA", 0.05);
        }
        boolean isLong = Inputs.structure(calculation.directory().resolve("CONTCAR"))
                .filter(cell -> Arrays.stream(cell.lattice().lengths()).max().orElse(0) > LONG)
                .isPresent();
        if (isLong && inputs.number("AMIN", 0.1) > 0.01) {
            plan.set("AMIN", 0.01);
        }
        boolean isSteady = algorithm.equals("all") || algorithm.equals("damped");
        if ((inputs.isHybrid() || inputs.isMetaGga()) && !isSteady) {
            plan.set("ALGO", "All", "ISEARCH", 1);
        }
        if (plan.correction().isEmpty()) {
            ladder(plan, algorithm);
        }
        return Optional.of(new Finding(name(), List.of("Non-converging job"), Optional.of(plan.correction())));
    }

    private static void ladder(Plan plan, String algorithm) {
        var inputs = plan.inputs();
        boolean tetrahedra = inputs.whole("ISMEAR", 1) < 0;
        if (algorithm.equals("veryfast")) {
            plan.set("ALGO", "Fast");
        } else if (algorithm.equals("fast")) {
            plan.set("ALGO", "Normal");
        } else if (algorithm.equals("normal") && !tetrahedra) {
            plan.set("ALGO", "All", "ISEARCH", 1);
        } else if (algorithm.equals("all") || algorithm.equals("normal")) {
            mixing(plan);
        }
    }

    private static void mixing(Plan plan) {
        double mixed = plan.inputs().number("AMIX", 0.4);
        double cut = plan.inputs().number("BMIX", 1.0);
        if (mixed > 0.1 && cut > 0.01) {
            plan.set("ALGO", "Normal", "AMIX", 0.1, "BMIX", 0.01, "ICHARG", 2);
        } else if (cut < 3.0 && plan.inputs().number("AMIN", 0.1) > 0.01) {
            plan.set("ALGO", "Normal", "AMIN", 0.01, "BMIX", 3.0, "ICHARG", 2);
        }
    }

    private boolean neverConverges(Calculation calculation, long most) {
        try {
            var file = OutputText.find(calculation.directory(), "OSZICAR");
            if (file.isEmpty()) {
                return false;
            }
            var loops = Oszicar.read(file.get()).loops();
            return loops.size() > steps
                    && loops.subList(loops.size() - steps - 1, loops.size() - 1).stream()
                            .allMatch(loop -> loop.size() == most);
        } catch (JadeiteException e) {
            return false;
        }
    }
}
