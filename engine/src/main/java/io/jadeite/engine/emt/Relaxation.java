package io.jadeite.engine.emt;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Structure;
import java.util.List;

/**
 * Moves the atoms, and if wanted the cell, to where forces and stress vanish, by effective-medium theory.
 *
 * {@snippet :
 * var result = Relaxation.ofPositionsAndCell().relax(structure, step -> true);
 * result.energy();
 * }
 *
 * <p>Coordinates that a site has fixed ({@link io.jadeite.engine.structure.Site.Freedom}) keep their fractional values. An
 * interrupt ends it within a step. Settings may be shared between threads; each relaxation works in its own.
 *
 * @param movesCell whether the cell may change, in all of its six parameters
 * @param largestForce in eV/Å: converged when no atom feels more than this along its free coordinates
 * @param largestStress in eV/Å³: and, where the cell moves, no component of the stress is larger
 * @param stepLimit ionic steps after which it ends unconverged
 */
public record Relaxation(boolean movesCell, double largestForce, double largestStress, int stepLimit) {
    /** How it ended. */
    public enum Ending {
        CONVERGED,
        STEP_LIMIT,
        /** The observer said so. */
        STOPPED,
        /** The energy no longer goes down, though forces or stress are larger than wanted. */
        STUCK
    }

    /**
     * One ionic step; step 0 is the start.
     *
     * @param energy in eV
     * @param largestForce in eV/Å, along free coordinates
     * @param largestStress in eV/Å³
     */
    public record Step(int index, double energy, double largestForce, double largestStress, Structure structure) {}

    /** What remains of a step: energy in eV, force in eV/Å, volume in Å³. */
    public record Point(double energy, double largestForce, double volume) {}

    /** Told of each ionic step as it is made, in the thread of the relaxation. */
    @FunctionalInterface
    public interface Observer {
        /** @return whether to go on */
        boolean goOnAfter(Step step) throws InterruptedException;
    }

    /**
     * Where a relaxation ended.
     *
     * @param evaluation energy, forces and stress of the final structure
     * @param steps ionic steps made; 0 if the start was converged
     * @param trajectory one point a step, the start first
     */
    public record Result(Structure structure, Evaluation evaluation, Ending ending, int steps, List<Point> trajectory) {
        public Result {
            trajectory = List.copyOf(trajectory);
        }

        public boolean converged() {
            return ending == Ending.CONVERGED;
        }

        /** In eV. */
        public double energy() {
            return evaluation.energy();
        }
    }

    public Relaxation {
        var problems = new Problems();
        requirePositive(problems, "largest force", largestForce);
        requirePositive(problems, "largest stress", largestStress);
        if (stepLimit < 0) {
            problems.add("A relaxation's step limit can't be negative, found %d.".formatted(stepLimit));
        }
        problems.throwIfAny();
    }

    /** In a fixed cell, to 0.01 eV/Å in at most 500 steps. */
    public static Relaxation ofPositions() {
        return new Relaxation(false, 0.01, 1e-4, 500);
    }

    /** Cell and all, to 0.01 eV/Å and 10⁻⁴ eV/Å³ in at most 500 steps. */
    public static Relaxation ofPositionsAndCell() {
        return new Relaxation(true, 0.01, 1e-4, 500);
    }

    public Relaxation withLargestForce(double changed) {
        return new Relaxation(movesCell, changed, largestStress, stepLimit);
    }

    public Relaxation withLargestStress(double changed) {
        return new Relaxation(movesCell, largestForce, changed, stepLimit);
    }

    public Relaxation withStepLimit(int changed) {
        return new Relaxation(movesCell, largestForce, largestStress, changed);
    }

    /**
     * @throws InputException if there are elements without parameters, or atoms overlap
     * @throws io.jadeite.engine.problem.JadeiteException if the cell runs away
     */
    public Result relax(Structure structure, Observer observer) throws InterruptedException {
        return new Descent(this, structure, observer).run();
    }

    private static void requirePositive(Problems problems, String what, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            problems.add("A relaxation's %s must be a positive number, found %s.".formatted(what, value));
        }
    }
}
