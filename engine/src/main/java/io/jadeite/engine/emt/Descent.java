package io.jadeite.engine.emt;

import static io.jadeite.engine.emt.CurvatureMemory.dot;

import io.jadeite.engine.emt.Relaxation.Ending;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One relaxation on its way down: directions from {@link CurvatureMemory}, lengths bounded, each step shortened until the energy
 * sinks enough (Armijo; Nocedal and Wright, Numerical Optimization, chapter 3). For one thread, once.
 */
final class Descent {
    /** In Å; no atom goes further in a step. */
    private static final double LONGEST_MOVE = 0.2;

    private static final double LARGEST_STRAIN = 0.03;
    private static final double ENOUGH = 1e-4;
    private static final int MOST_SHORTENINGS = 25;
    /** In eV/atom: what the range's end and rounding may add to the energy; less isn't told from noise. */
    private static final double NOISE = 1e-10;

    /** In volumes of the start. */
    private static final double RUNAWAY = 1000;

    private final Relaxation settings;
    private final Relaxation.Observer observer;
    private Landscape landscape;
    private final double firstVolume;
    private final double noise;
    private final CurvatureMemory memory = new CurvatureMemory();
    private final List<Relaxation.Point> trajectory = new ArrayList<>();

    private double[] place;
    private double[] gradient;
    private double energy;
    private Structure structure;
    private Evaluation evaluation;

    Descent(Relaxation settings, Structure structure, Relaxation.Observer observer) {
        this.settings = settings;
        this.observer = observer;
        this.structure = structure;
        landscape = new Landscape(structure, settings.movesCell());
        firstVolume = structure.volume();
        noise = NOISE * structure.size();
        place = landscape.start();
        gradient = new double[place.length];
        energy = landscape.energyOrThrow(place);
        landscape.gradient(gradient);
        evaluation = landscape.evaluationHere();
    }

    Relaxation.Result run() throws InterruptedException {
        int steps = 0;
        var ending = endingAfter(steps);
        while (ending.isEmpty()) {
            if (!stepDown()) {
                ending = Optional.of(Ending.STUCK);
            } else {
                steps++;
                ending = endingAfter(steps);
            }
        }
        return new Relaxation.Result(structure, evaluation, ending.get(), steps, trajectory);
    }

    private Optional<Ending> endingAfter(int steps) throws InterruptedException {
        requireGoingOn();
        requireBounds();
        double force = largestFreeForce();
        double stress = evaluation.stress().largest();
        trajectory.add(new Relaxation.Point(energy, force, structure.volume()));
        boolean goOn = observer.goOnAfter(new Relaxation.Step(steps, energy, force, stress, structure));
        if (force <= settings.largestForce() && (!settings.movesCell() || stress <= settings.largestStress())) {
            return Optional.of(Ending.CONVERGED);
        }
        if (!goOn) {
            return Optional.of(Ending.STOPPED);
        }
        return steps >= settings.stepLimit() ? Optional.of(Ending.STEP_LIMIT) : Optional.empty();
    }

    private double largestFreeForce() {
        var forces = new double[3 * structure.size()];
        for (int i = 0; i < structure.size(); i++) {
            Atoms.set(forces, i, evaluation.forces().get(i));
        }
        Freedoms.of(structure).project(forces);
        double largest = 0;
        for (int i = 0; i < structure.size(); i++) {
            largest = Math.max(largest, Atoms.vector(forces, i).length());
        }
        return largest;
    }

    /** @return false if no step lowers the energy */
    private boolean stepDown() throws InterruptedException {
        if (!memory.isEmpty()) {
            if (stepAlong(memory.direction(gradient))) {
                return true;
            }
            memory.forget();
        }
        return stepAlong(memory.direction(gradient));
    }

    private boolean stepAlong(double[] direction) throws InterruptedException {
        double slope = dot(direction, gradient);
        if (!(slope < 0)) {
            return false;
        }
        double length = landscape.stepLength(direction, LONGEST_MOVE / LARGEST_STRAIN);
        double share = Math.min(1, LONGEST_MOVE / length);
        var tried = new double[place.length];
        for (int attempt = 0; attempt < MOST_SHORTENINGS; attempt++) {
            requireGoingOn();
            for (int i = 0; i < tried.length; i++) {
                tried[i] = place[i] + share * direction[i];
            }
            double found = landscape.energy(tried);
            if (found <= energy + ENOUGH * share * slope + noise) {
                accept(tried, found);
                return true;
            }
            share = shortened(share, slope, found - energy);
        }
        return false;
    }

    /** To the bottom of the parabola through what is known, within reason. */
    private static double shortened(double share, double slope, double rise) {
        double bottom = -slope * share * share / (2 * (rise - slope * share));
        return rise < Double.POSITIVE_INFINITY ? Math.clamp(bottom, 0.1 * share, 0.5 * share) : 0.25 * share;
    }

    private void accept(double[] there, double found) {
        var steeper = new double[there.length];
        landscape.gradient(steeper);
        var step = new double[there.length];
        var change = new double[there.length];
        for (int i = 0; i < there.length; i++) {
            step[i] = there[i] - place[i];
            change[i] = steeper[i] - gradient[i];
        }
        memory.remember(step, change);
        place = there;
        gradient = steeper;
        energy = found;
        structure = landscape.structureHere();
        evaluation = landscape.evaluationHere();
        if (landscape.isFarFromFirstCell()) {
            beginAnewHere();
        }
    }

    /** In variables of the cell as it is now, as those of a cell of another shape are no longer alike in stiffness. */
    private void beginAnewHere() {
        landscape = new Landscape(structure, settings.movesCell());
        memory.forget();
        place = landscape.start();
        energy = landscape.energyOrThrow(place);
        gradient = new double[place.length];
        landscape.gradient(gradient);
    }

    /** It can't collapse, as too dense cells have no energy; but it can go on growing. */
    private void requireBounds() {
        if (structure.volume() > RUNAWAY * firstVolume) {
            throw new JadeiteException(String.format(
                    Locale.ROOT,
                    "The relaxation was stopped as its cell runs away: from %.4g Å³ it grew to %.4g Å³, at an energy of %.6g eV."
                            + " Begin nearer to the equilibrium volume, or relax the positions only.",
                    firstVolume,
                    structure.volume(),
                    energy));
        }
    }

    private static void requireGoingOn() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted during a relaxation");
        }
    }
}
