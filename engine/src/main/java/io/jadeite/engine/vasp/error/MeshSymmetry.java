package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import io.jadeite.engine.vasp.input.Kpoints;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mesh has another symmetry than the lattice. It may do no harm: what has converged all the same is let be. */
record MeshSymmetry(String output) implements Handler {
    private static final String ERROR = "mesh_symmetry";
    private static final String MESSAGE = "Reciprocal lattice and k-lattice belong to different class of lattices.";

    @Override
    public String name() {
        return "MeshSymmetry";
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        var inputs = Inputs.read(calculation.directory());
        boolean isVasps =
                inputs.kpoints().filter(Kpoints.Automatic.class::isInstance).isPresent();
        if (inputs.has("KSPACING") || !inputs.usesSymmetry() || isVasps) {
            return Optional.empty();
        }
        boolean isSaid = OutputText.read(calculation.directory(), output)
                .filter(text -> text.contains(MESSAGE))
                .isPresent();
        if (!isSaid
                || FinishedRun.of(calculation.directory())
                        .filter(FinishedRun::isConverged)
                        .isPresent()) {
            return Optional.empty();
        }
        var plan = new Plan(name(), Set.of(ERROR), inputs, calculation);
        if (inputs.isMonkhorst()) {
            plan.centre();
        } else {
            plan.set("ISYM", 0);
        }
        return Optional.of(new Finding(name(), List.of(ERROR), Optional.of(plan.correction())));
    }
}
