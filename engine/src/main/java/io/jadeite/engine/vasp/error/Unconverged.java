package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Correction;
import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** A run that ended without having converged: the electrons first, then the atoms. Settings are those that VASP has used. */
record Unconverged() implements Handler {
    private static final double LONG = 50;
    private static final Map<String, Object> LAST_MIXING =
            Map.of("ISTART", 1, "ALGO", "Normal", "NELMDL", -6, "BMIX", 0.001, "AMIX_MAG", 0.8, "BMIX_MAG", 0.001);

    @Override
    public String name() {
        return "Unconverged";
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        var run = FinishedRun.of(calculation.directory());
        if (run.isEmpty() || run.get().isConverged()) {
            return Optional.empty();
        }
        var errors = new ArrayList<>(List.of("Unconverged"));
        var plan = new Plan(name(), Set.of(), Inputs.read(calculation.directory()), calculation);
        if (!run.get().hasConvergedElectrons()) {
            electrons(plan, run.get().inputs());
        } else {
            plan.set("IBRION", 1);
            plan.goOnFromContcar();
        }
        if (plan.correction().isEmpty()) {
            return Optional.of(new Finding(name(), errors, Optional.empty()));
        }
        if (hasSmallProjectors(plan)) {
            errors.add("psmaxn");
            if (plan.inputs().projectsInRealSpace()) {
                plan.set("LREAL", false);
            }
        }
        Optional<Correction> correction = Optional.of(plan.correction());
        return Optional.of(new Finding(name(), errors, correction));
    }

    private static void electrons(Plan plan, Inputs used) {
        var algorithm = used.algorithm();
        long number = used.whole("IALGO", 38);
        boolean moves = number >= 50 && number <= 59;
        if (used.structure().filter(Unconverged::isLong).isPresent() && used.number("AMIN", 0.1) > 0.01) {
            plan.set("AMIN", 0.01);
        }
        if (used.isMetaGga() && used.whole("ISMEAR", -1) >= 0 && !algorithm.equals("all") && !moves) {
            plan.set("ALGO", "All", "ISEARCH", 1);
        }
        if (used.isHybrid()) {
            hybrid(plan, used, algorithm, moves);
        }
        if (plan.correction().isEmpty()) {
            ladder(plan, used, algorithm);
        }
    }

    private static void hybrid(Plan plan, Inputs used, String algorithm, boolean moves) {
        if (used.whole("ISMEAR", -1) < 0 && moves) {
            plan.set("ALGO", "Normal");
        } else if (!algorithm.equals("all")) {
            plan.set("ALGO", "All", "ISEARCH", 1);
        } else {
            plan.set("ALGO", "Damped", "TIME", 0.5);
        }
    }

    private static void ladder(Plan plan, Inputs used, String algorithm) {
        if (algorithm.equals("veryfast")) {
            plan.set("ALGO", "Fast");
        } else if (algorithm.equals("fast")) {
            plan.set("ALGO", "Normal");
        } else if (algorithm.equals("normal") && used.whole("ISMEAR", 1) >= 0) {
            plan.set("ALGO", "All", "ISEARCH", 1);
        } else if (LAST_MIXING.entrySet().stream().anyMatch(tag -> !isSo(used, tag.getKey(), tag.getValue()))) {
            plan.set("ISTART", 1, "ALGO", "Normal", "NELMDL", -6, "BMIX", 0.001, "AMIX_MAG", 0.8, "BMIX_MAG", 0.001);
        }
    }

    private static boolean isSo(Inputs used, String tag, Object value) {
        return value instanceof Number number
                ? used.number(tag, Double.NaN) == number.doubleValue()
                : used.text(tag, "").equalsIgnoreCase(String.valueOf(value));
    }

    private static boolean isLong(io.jadeite.engine.structure.Structure structure) {
        return Arrays.stream(structure.lattice().lengths()).max().orElse(0) > LONG;
    }

    /** github.com/materialsproject/custodian/issues/133. */
    private static boolean hasSmallProjectors(Plan plan) {
        var found = new AtomicBoolean();
        OutputText.lines(plan.directory(), "OUTCAR", line -> {
            found.compareAndSet(false, line.contains("PSMAXN for non-local potential too small"));
            return found.get();
        });
        return found.get();
    }
}
