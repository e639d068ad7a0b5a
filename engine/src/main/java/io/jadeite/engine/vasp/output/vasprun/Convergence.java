package io.jadeite.engine.vasp.output.vasprun;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether a run has come to its end by itself.
 *
 * @param electronic whether the last step's electrons have converged before NELM; empty where there is no step to judge
 * @param ionic whether a relaxation ended before NSW, or dynamics at it
 */
public record Convergence(Optional<Boolean> electronic, boolean ionic) {
    private static final int NELM_DEFAULT = 60;

    /** Both; empty where the electrons can't be judged. */
    public Optional<Boolean> both() {
        return electronic.map(reached -> reached && ionic);
    }

    static Convergence of(Vasprun run) {
        return new Convergence(electronic(run), ionic(run));
    }

    private static Optional<Boolean> electronic(Vasprun run) {
        var algorithm = run.incar().text("ALGO").toLowerCase(Locale.ROOT);
        if (algorithm.equals("chi")) {
            return Optional.of(true);
        }
        if (algorithm.equals("exact") && run.incar().whole("NELM", 0) == 1) {
            return Optional.of(true);
        }
        long most = run.parameters().whole("NELM", NELM_DEFAULT);
        return run.lastStep().map(step -> judgedSteps(run, step) < most);
    }

    /** In linear response the ground state has to converge; in other runs all electronic steps count. */
    private static int judgedSteps(Vasprun run, IonicStep step) {
        return run.incar().isOn("LEPSILON") || run.incar().isOn("LCHIMAG")
                ? groundState(step)
                : step.electronicSteps().size();
    }

    /** The steps up to the first behind the first that lists all terms of its energy, as the last of a loop does. */
    private static int groundState(IonicStep step) {
        var steps = step.electronicSteps();
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).names().size() > 3) {
                return i + 1;
            }
        }
        return steps.size();
    }

    private static boolean ionic(Vasprun run) {
        var parameters = run.parameters();
        long mostSteps = parameters.whole("NSW", 0);
        long mover = parameters.whole("IBRION", mostSteps <= 0 ? -1 : 0);
        if (mostSteps <= 1) {
            return true;
        }
        if (mover == 0) {
            return run.steps().size() == mostSteps;
        }
        int done = run.calculatedSteps().size();
        boolean runsToTheEnd = (mover == 1 || mover == 2) && parameters.number("EDIFFG", 1) == 0;
        return runsToTheEnd ? done == mostSteps : done < mostSteps;
    }
}
