package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Smearing whose entropy is more than 1 meV an atom: it is narrowed by the order of its dependence, dos Santos and Marzari, Phys. Rev. B 107,
 * 195122 (2023), Eq. 19.
 */
record LargeSigma() implements Handler {
    private static final double TOLERANCE = 1e-3;
    private static final double LEAST = 0.001;
    private static final Pattern ENTROPY = Pattern.compile("entropy T\\*S.*= *(\\D\\d*\\.\\d*)");
    private static final Pattern ITERATION = Pattern.compile("Iteration\\s*\\d+\\s*\\(\\s*(\\d+)\\s*\\)");

    @Override
    public String name() {
        return "LargeSigma";
    }

    @Override
    public boolean monitors() {
        return true;
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        var inputs = Inputs.read(calculation.directory());
        long order = inputs.whole("ISMEAR", 1);
        var structure = inputs.structure();
        if (order < 0 || structure.isEmpty()) {
            return Optional.empty();
        }
        var entropy = largest(calculation);
        double perAtom = entropy.orElse(0) / structure.get().size();
        if (perAtom <= TOLERANCE) {
            return Optional.empty();
        }
        var plan = new Plan(name(), Set.of(), inputs, calculation);
        double sigma = inputs.number("SIGMA", 0.2);
        if (sigma > LEAST) {
            double narrower = 0.8 * Math.pow(TOLERANCE / perAtom, 1.0 / (2 * order + 2)) * sigma;
            plan.set("SIGMA", Math.max(LEAST, narrower));
        } else if (order != 0) {
            plan.set("ISMEAR", 0, "SIGMA", 0.05);
        }
        return Optional.of(new Finding(name(), List.of("LargeSigma"), Optional.of(plan.correction())));
    }

    /** In eV, of all ionic steps that are finished the last value of each. */
    private static OptionalDouble largest(Calculation calculation) {
        var iterations = new ArrayList<Integer>();
        var entropies = new ArrayList<Double>();
        var finished = new ArrayList<String>();
        OutputText.lines(calculation.directory(), "OUTCAR", line -> {
            var iteration = ITERATION.matcher(line);
            if (iteration.find()) {
                iterations.add(Integer.parseInt(iteration.group(1)));
            }
            var entropy = ENTROPY.matcher(line);
            if (entropy.find()) {
                entropies.add(Double.parseDouble(entropy.group(1).strip()));
            }
            if (line.contains("aborting loop")) {
                finished.add(line);
            }
            return false;
        });
        var ofSteps = new double[finished.size()];
        int step = 0;
        for (int i = 0; i < Math.min(iterations.size(), entropies.size()); i++) {
            step += iterations.get(i) == 1 ? 1 : 0;
            if (step >= 1 && step <= ofSteps.length) {
                ofSteps[step - 1] = Math.abs(entropies.get(i));
            }
        }
        return java.util.Arrays.stream(ofSteps).max();
    }
}
