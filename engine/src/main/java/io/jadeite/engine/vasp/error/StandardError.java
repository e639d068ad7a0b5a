package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What VASP and the system say in the error output. */
record StandardError(String errorOutput) implements Handler {
    private static final Map<String, String> MESSAGES = Map.of(
            "kpoints_trans", "internal error in GENERATE_KPOINTS_TRANS: number of G-vector changed in star",
            "out_of_memory", "Allocation would exceed memory limit",
            "grad_not_orth", "EDWAV: internal error, the gradient is not orthogonal");

    @Override
    public String name() {
        return "StdErr";
    }

    @Override
    public boolean monitors() {
        return true;
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        var text = OutputText.read(calculation.directory(), errorOutput).orElse("");
        var errors = new LinkedHashSet<String>();
        List.of("kpoints_trans", "out_of_memory", "grad_not_orth").forEach(error -> {
            if (text.contains(MESSAGES.getOrDefault(error, error))) {
                errors.add(error);
            }
        });
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        var plan = new Plan(name(), errors, Inputs.read(calculation.directory()), calculation);
        if (plan.has("kpoints_trans") && plan.inputs().usesSymmetry()) {
            plan.set("ISYM", 0);
        }
        long groups = plan.inputs().whole("KPAR", 1);
        if (plan.has("out_of_memory") && groups > 1) {
            plan.set("KPAR", groups / 2);
        }
        AlgorithmRemedies.gradient(plan);
        return Optional.of(new Finding(name(), List.copyOf(errors), Optional.of(plan.correction())));
    }
}
