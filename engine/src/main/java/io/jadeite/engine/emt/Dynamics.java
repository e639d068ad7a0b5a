package io.jadeite.engine.emt;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Structure;

/**
 * Lets the atoms move by Newton's law under effective-medium theory, on their own (constant energy) or in a heat bath.
 *
 * {@snippet :
 * var last = Dynamics.inHeatBath(300).withSteps(1000).run(structure, frame -> true);
 * last.temperature();
 * }
 *
 * <p>The cell stays as it is. Atoms begin with the velocities of their sites; where no site has one (or all are zero) they
 * are drawn from Maxwell's and Boltzmann's distribution by the seed, without drift. Coordinates that a site has fixed
 * ({@link io.jadeite.engine.structure.Site.Freedom}) stay. The same seed gives the same run. An interrupt ends it within a step.
 * Settings may be shared between threads; each run works in its own.
 *
 * @param temperature in K, of the velocities drawn and of the bath
 * @param friction of the bath in 1/fs; 0 means no bath
 * @param timestep in fs
 * @param steps how many
 * @param every the observer sees step 0 and each so many steps after it
 * @param seed of all that is drawn at random
 */
public record Dynamics(double temperature, double friction, double timestep, int steps, int every, long seed) {
    /**
     * A moment of the run.
     *
     * @param time in fs
     * @param structure with velocities; coordinates go on beyond the cell's border
     * @param potentialEnergy in eV
     * @param kineticEnergy in eV
     * @param temperature in K: 2·kineticEnergy/(k·coordinates free to move), without the three of the drift if there is no bath
     */
    public record Frame(
            int step,
            double time,
            Structure structure,
            double potentialEnergy,
            double kineticEnergy,
            double temperature) {
        /** In eV; without a bath it stays. */
        public double totalEnergy() {
            return potentialEnergy + kineticEnergy;
        }
    }

    /** Sees frames as they come, in the thread of the run. */
    @FunctionalInterface
    public interface Observer {
        /** @return whether to go on */
        boolean goOnAfter(Frame frame) throws InterruptedException;
    }

    public Dynamics {
        var problems = new Problems();
        requireAtLeast(problems, "temperature (K)", temperature, 0);
        requireAtLeast(problems, "friction (1/fs)", friction, 0);
        requireAtLeast(problems, "timestep (fs)", timestep, Double.MIN_NORMAL);
        requireAtLeast(problems, "number of steps", steps, 0);
        requireAtLeast(problems, "interval of frames (steps)", every, 1);
        problems.throwIfAny();
    }

    /** At constant energy, begun at a temperature in K: 1,000 steps of 2 fs, each 10th seen, seed 1. */
    public static Dynamics ofConstantEnergy(double temperature) {
        return new Dynamics(temperature, 0, 2, 1000, 10, 1);
    }

    /** In a bath of a temperature in K, coupled by 0.01/fs: 1,000 steps of 2 fs, each 10th seen, seed 1. */
    public static Dynamics inHeatBath(double temperature) {
        return new Dynamics(temperature, 0.01, 2, 1000, 10, 1);
    }

    public Dynamics withFriction(double changed) {
        return new Dynamics(temperature, changed, timestep, steps, every, seed);
    }

    public Dynamics withTimestep(double changed) {
        return new Dynamics(temperature, friction, changed, steps, every, seed);
    }

    public Dynamics withSteps(int changed) {
        return new Dynamics(temperature, friction, timestep, changed, every, seed);
    }

    public Dynamics withEvery(int changed) {
        return new Dynamics(temperature, friction, timestep, steps, changed, seed);
    }

    public Dynamics withSeed(long changed) {
        return new Dynamics(temperature, friction, timestep, steps, every, changed);
    }

    /**
     * @return the last frame, also when the observer ended the run early
     * @throws InputException if there are elements without parameters, or atoms overlap at the start
     * @throws io.jadeite.engine.problem.JadeiteException if atoms later run into each other
     */
    public Frame run(Structure structure, Observer observer) throws InterruptedException {
        return new Motion(this, structure).run(observer);
    }

    private static void requireAtLeast(Problems problems, String what, double value, double least) {
        if (!(value >= least && value < Double.POSITIVE_INFINITY)) {
            String wanted = least == Double.MIN_NORMAL ? "more than 0" : "at least %.0f".formatted(least);
            problems.add("Dynamics need a finite %s of %s, found %s.".formatted(what, wanted, value));
        }
    }
}
