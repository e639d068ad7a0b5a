package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what VASP says of its errors in its output, and corrects all of them together: each decision rests on the INCAR as it was, and
 * a later one wins. The ladders are those of custodian's handler of the same name (MIT licence).
 *
 * @param catches the names of the errors that it looks for
 * @param withFire whether relaxations that can't bracket a minimum go on by FIRE, which needs VASP with the VTST tools
 */
record VaspErrorHandler(String output, Set<String> catches, boolean withFire) implements Handler {
    static final String NAME = "VaspError";
    /** Nothing that a handler changes helps: another POTCAR, or another INCAR, is needed. */
    private static final List<String> HOPELESS = List.of("set_core_wf", "read_error", "spin_polarized_harris");

    VaspErrorHandler {
        catches = Set.copyOf(catches);
    }

    static VaspErrorHandler ofAll(String output) {
        return new VaspErrorHandler(output, VaspMessages.ALL.keySet(), false);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean monitors() {
        return true;
    }

    @Override
    public Optional<Finding> check(Calculation calculation) {
        var text = OutputText.read(calculation.directory(), output);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var inputs = Inputs.read(calculation.directory());
        var errors = errors(text.get(), inputs);
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        for (var hopeless : HOPELESS) {
            if (errors.contains(hopeless)) {
                return Optional.of(new Finding(NAME, List.of(hopeless), Optional.empty()));
            }
        }
        var plan = new Plan(NAME, errors, inputs, calculation);
        for (var remedy : remedies()) {
            remedy.add(plan);
        }
        return Optional.of(new Finding(NAME, List.copyOf(errors), Optional.of(plan.correction())));
    }

    /** A changed charge density is no error of a charged cell, nor is a changed number of bands one at all. */
    private Set<String> errors(String text, Inputs inputs) {
        var errors = new LinkedHashSet<String>();
        VaspMessages.ALL.forEach((error, messages) -> {
            if (catches.contains(error) && messages.stream().anyMatch(text::contains)) {
                errors.add(error);
            }
        });
        errors.remove("auto_nbands");
        if (inputs.has("NELECT")) {
            errors.remove("brmix");
        }
        return errors;
    }

    private List<Remedy> remedies() {
        return List.of(
                SmearingRemedies::tetrahedra,
                SymmetryRemedies::reducedPoints,
                IonicRemedies::exchangeTable,
                SmearingRemedies::fermiLevel,
                MixingRemedies::longCell,
                SymmetryRemedies::inverseRotation,
                MixingRemedies::chargeMixing,
                IonicRemedies::overlap,
                BasisRemedies::subspace,
                BasisRemedies::realSpace,
                SymmetryRemedies::shiftedMesh,
                SymmetryRemedies::rotation,
                IonicRemedies::tripleProduct,
                SymmetryRemedies::primitiveCell,
                plan -> {
                    if (plan.has("coef")) {
                        plan.delete("WAVECAR");
                    }
                },
                IonicRemedies::stepTooShort,
                plan -> IonicRemedies.bracketing(plan, withFire),
                BasisRemedies::fewBands,
                AlgorithmRemedies::subspaceRotation,
                AlgorithmRemedies::residuals,
                AlgorithmRemedies::davidson,
                AlgorithmRemedies::gradient,
                AlgorithmRemedies::diagonalisation,
                BasisRemedies::localisation,
                SymmetryRemedies::chargeSymmetry,
                SymmetryRemedies::positions,
                SymmetryRemedies::pointGroup,
                SymmetryRemedies::noise,
                BasisRemedies::perturbation,
                SymmetryRemedies::bravais,
                BasisRemedies::bandsNotSufficient,
                SymmetryRemedies::generatedPoints,
                AlgorithmRemedies::orbitalsWithTetrahedra);
    }
}
