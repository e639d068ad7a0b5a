package io.jadeite.engine.emt;

import static io.jadeite.engine.emt.PhysicalConstants.ATOMIC_MASS;
import static io.jadeite.engine.emt.PhysicalConstants.BOLTZMANN;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How fast the atoms go, how heavy they are, and how they begin. For one thread. */
final class Velocities {
    private final Freedoms freedoms;
    private final double temperature;
    private final SplittableRandom random;
    /** By atom, eV·fs²/Å². */
    private final double[] masses;
    /** By atom x, y, z, Å/fs. */
    final double[] perFemtosecond;

    private final double[] drawn;

    Velocities(Structure structure, Freedoms freedoms, double temperature, long seed) {
        this.freedoms = freedoms;
        this.temperature = temperature;
        random = new SplittableRandom(seed);
        masses = structure.sites().stream()
                .mapToDouble(site -> site.element().mass() * ATOMIC_MASS)
                .toArray();
        perFemtosecond = new double[3 * masses.length];
        drawn = new double[3 * masses.length];
        if (!takeGiven(structure)) {
            draw();
            System.arraycopy(drawn, 0, perFemtosecond, 0, drawn.length);
            if (freedoms.areAll()) {
                removeDrift();
            }
        }
    }

    /** By forces in eV/Å for a time in fs. */
    void kick(double[] forces, double time) {
        for (int k = 0; k < perFemtosecond.length; k++) {
            perFemtosecond[k] += forces[k] * time / masses[k / 3];
        }
    }

    /** Keeps a share of each velocity and lets the bath make up for the rest. */
    void meetBath(double share) {
        draw();
        double fresh = Math.sqrt(1 - share * share);
        for (int k = 0; k < perFemtosecond.length; k++) {
            perFemtosecond[k] = share * perFemtosecond[k] + fresh * drawn[k];
        }
    }

    /** In eV. */
    double kineticEnergy() {
        double sum = 0;
        for (int k = 0; k < perFemtosecond.length; k++) {
            sum += masses[k / 3] * perFemtosecond[k] * perFemtosecond[k] / 2;
        }
        return sum;
    }

    /** The structure with these velocities. */
    Structure of(Structure structure) {
        var sites = IntStream.range(0, structure.size())
                .mapToObj(i -> structure.sites().get(i).withVelocity(Atoms.vector(perFemtosecond, i)))
                .toList();
        return new Structure(structure.lattice(), sites);
    }

    /** @return false if no site moves; files often list zeros for want of velocities */
    private boolean takeGiven(Structure structure) {
        boolean given = false;
        for (int i = 0; i < structure.size(); i++) {
            var velocity = structure.sites().get(i).velocity().orElse(Vector.ZERO);
            if (!velocity.isFinite()) {
                throw new InputException("Site %d (%s) needs a finite velocity, found %s."
                        .formatted(i + 1, structure.sites().get(i).label(), velocity));
            }
            given |= velocity.length() > 0;
            Atoms.set(perFemtosecond, i, velocity);
        }
        freedoms.project(perFemtosecond);
        return given;
    }

    /** Maxwell's and Boltzmann's distribution. */
    private void draw() {
        for (int k = 0; k < drawn.length; k++) {
            drawn[k] = random.nextGaussian() * Math.sqrt(BOLTZMANN * temperature / masses[k / 3]);
        }
        freedoms.project(drawn);
    }

    private void removeDrift() {
        for (int axis = 0; axis < 3; axis++) {
            double momentum = 0;
            double mass = 0;
            for (int i = 0; i < masses.length; i++) {
                momentum += masses[i] * perFemtosecond[3 * i + axis];
                mass += masses[i];
            }
            for (int i = 0; i < masses.length; i++) {
                perFemtosecond[3 * i + axis] -= momentum / mass;
            }
        }
    }
}
