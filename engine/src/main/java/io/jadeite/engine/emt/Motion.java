package io.jadeite.engine.emt;

import io.jadeite.engine.emt.Dynamics.Frame;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.structure.Structure;
import java.util.Locale;

/**
 * One run of atoms on their way: kick, drift, bath, drift, kick (BAOAB; Leimkuhler, Matthews, Appl. Math. Res. Express 2013,
 * 34), which without friction is velocity Verlet (Swope, Andersen, Berens, Wilson, J. Chem. Phys. 76, 637, 1982). Fixed
 * coordinates are left out of each kick, drawn velocity and push of the bath. For one thread, once.
 */
final class Motion {
    private final Dynamics settings;
    private final Structure structure;
    private final EmtPotential potential;
    private final Freedoms freedoms;
    private final Velocities velocities;
    private final double[] positions;
    private final double[] cell;
    private final double[] kick;
    private final boolean bath;
    private final int freeCoordinates;

    private double potentialEnergy;

    Motion(Dynamics settings, Structure structure) {
        this.settings = settings;
        this.structure = structure;
        potential = EmtPotential.of(structure);
        freedoms = Freedoms.of(structure);
        bath = settings.friction() > 0;
        freeCoordinates = freedoms.count() - (freedoms.areAll() && !bath ? 3 : 0);
        positions = Atoms.positions(structure);
        cell = Atoms.cell(structure.lattice());
        kick = new double[positions.length];
        potentialEnergy = potential.compute(positions, cell);
        velocities = new Velocities(structure, freedoms, settings.temperature(), settings.seed());
    }

    Frame run(Dynamics.Observer observer) throws InterruptedException {
        requireGoingOn();
        var frame = frame(0);
        boolean goOn = observer.goOnAfter(frame);
        for (int step = 1; goOn && step <= settings.steps(); step++) {
            requireGoingOn();
            advance(step);
            boolean seen = step % settings.every() == 0;
            if (seen || step == settings.steps()) {
                frame = frame(step);
            }
            goOn = !seen || observer.goOnAfter(frame);
        }
        return frame;
    }

    private void advance(int step) {
        kick();
        if (bath) {
            drift(settings.timestep() / 2);
            velocities.meetBath(Math.exp(-settings.friction() * settings.timestep()));
            drift(settings.timestep() / 2);
        } else {
            drift(settings.timestep());
        }
        potentialEnergy = potential.attempt(positions, cell);
        if (potentialEnergy == Double.POSITIVE_INFINITY) {
            throw brokeDown(step);
        }
        kick();
    }

    private void kick() {
        System.arraycopy(potential.forces(), 0, kick, 0, kick.length);
        freedoms.project(kick);
        velocities.kick(kick, settings.timestep() / 2);
    }

    private void drift(double time) {
        double[] v = velocities.perFemtosecond;
        for (int k = 0; k < positions.length; k++) {
            positions[k] += v[k] * time;
        }
    }

    private Frame frame(int step) {
        double kineticEnergy = velocities.kineticEnergy();
        double temperature =
                freeCoordinates > 0 ? 2 * kineticEnergy / (freeCoordinates * PhysicalConstants.BOLTZMANN) : 0;
        return new Frame(
                step,
                step * settings.timestep(),
                velocities.of(Atoms.moved(structure, positions, cell)),
                potentialEnergy,
                kineticEnergy,
                temperature);
    }

    private JadeiteException brokeDown(int step) {
        return new JadeiteException(String.format(
                Locale.ROOT,
                "The dynamics broke down at step %d of %d with a timestep of %s fs: two atoms came within %.3f Å of each"
                        + " other, and the kinetic energy was %.4g eV. Relax the structure first, or use a shorter"
                        + " timestep or a lower temperature.",
                step,
                settings.steps(),
                settings.timestep(),
                potential.closestDistance(),
                velocities.kineticEnergy()));
    }

    private static void requireGoingOn() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted during dynamics");
        }
    }
}
