package io.jadeite.engine.emt;

import java.util.Arrays;

/**
 * Energies, forces and virial of effective-medium theory over a neighbour list, in two passes: the first sums each atom's
 * surrounding density, the second, which knows the slope of each atom's embedding energy, pushes the pairs apart with what
 * the first left in {@link #pairTerms}. The formulas: Jacobsen, Stoltze, Nørskov, Surf. Sci. 366, 394 (1996).
 *
 * <p>Arrays are reused from call to call; nothing is allocated unless there are more pairs than ever before. For one thread.
 */
final class EmtKernel {
    private static final double RANGE_SQUARED = Cutoff.RANGE * Cutoff.RANGE;
    /** By pair: dx, dy, dz, then by distance and over it: what pulls whatever the densities, on this σ₁, on the other's σ₁. */
    private static final int TERMS = 6;

    private final SpeciesTable table;
    private final int[] species;
    private final double[] densities;
    private final double[] slopes;
    private double[] pairTerms = new double[0];
    private int[] pairNeighbours = new int[0];
    private final int[] pairStart;

    /** By atom, eV. */
    final double[] energies;
    /** By atom x, y, z, eV/Å. */
    final double[] forces;
    /** Σ over pairs of force times distance: xx, yy, zz, yz, xz, xy in eV; over the volume it is the stress. */
    final double[] virial = new double[6];

    private double closestSquared;

    EmtKernel(SpeciesTable table, int[] species) {
        this.table = table;
        this.species = species;
        int atoms = species.length;
        densities = new double[atoms];
        slopes = new double[atoms];
        pairStart = new int[atoms + 1];
        energies = new double[atoms];
        forces = new double[3 * atoms];
    }

    /** The energy in eV; afterwards the arrays hold the rest. */
    double compute(NeighbourList list) {
        int atoms = species.length;
        if (pairNeighbours.length < list.start[atoms]) {
            pairNeighbours = new int[list.start[atoms]];
            pairTerms = new double[TERMS * pairNeighbours.length];
        }
        sumDensities(list);
        double energy = embed();
        push();
        return energy;
    }

    /** In Å; the range if no pair is within it. */
    double closestDistance() {
        return Math.sqrt(closestSquared);
    }

    private void sumDensities(NeighbourList list) {
        int atoms = species.length;
        Arrays.fill(densities, 0);
        Arrays.fill(energies, 0);
        closestSquared = RANGE_SQUARED;
        int pair = 0;
        for (int i = 0; i < atoms; i++) {
            pairStart[i] = pair;
            pair = sumDensities(list, i, pair);
        }
        pairStart[atoms] = pair;
    }

    private int sumDensities(NeighbourList list, int i, int firstPair) {
        double[] placed = list.placed;
        double[] translations = list.translations;
        int[] neighbour = list.neighbour;
        int[] image = list.image;
        double[] terms = pairTerms;
        int self = species[i];
        double x = placed[3 * i];
        double y = placed[3 * i + 1];
        double z = placed[3 * i + 2];
        double selfDensityDecay = table.densityDecay[self];
        double selfPairDecay = table.pairDecay[self];
        double density = 0;
        double energy = 0;
        double closest = closestSquared;
        int pair = firstPair;
        for (int k = list.start[i]; k < list.start[i + 1]; k++) {
            int j = neighbour[k];
            int t = image[k];
            double dx = placed[3 * j] + translations[t] - x;
            double dy = placed[3 * j + 1] + translations[t + 1] - y;
            double dz = placed[3 * j + 2] + translations[t + 2] - z;
            double square = dx * dx + dy * dy + dz * dz;
            if (square >= RANGE_SQUARED) {
                continue;
            }
            closest = Math.min(closest, square);
            double distance = Math.sqrt(square);
            double inverse = 1 / distance;
            double weight = 1 / (1 + Exponential.of(Cutoff.STEEPNESS * (distance - Cutoff.MIDDLE)));
            double weightSlope = Cutoff.STEEPNESS * (weight - 1);
            int other = species[j];
            int forward = self * table.count + other;
            int backward = other * table.count + self;
            double otherDensityDecay = table.densityDecay[other];
            double otherPairDecay = table.pairDecay[other];
            double densityExp = Exponential.of(-otherDensityDecay * distance);
            double pairExp = Exponential.of(-otherPairDecay * distance);
            boolean alike = self == other;
            double densityExpBack = alike ? densityExp : Exponential.of(-selfDensityDecay * distance);
            double pairExpBack = alike ? pairExp : Exponential.of(-selfPairDecay * distance);
            double here = table.densityFactor[forward] * densityExp * weight;
            double there = table.densityFactor[backward] * densityExpBack * weight;
            double pairHere = table.pairFactor[forward] * pairExp * weight;
            double pairThere = table.pairFactor[backward] * pairExpBack * weight;
            density += here;
            densities[j] += there;
            double half = 0.5 * (pairHere + pairThere);
            energy += half;
            energies[j] += half;
            int at = TERMS * pair;
            terms[at] = dx;
            terms[at + 1] = dy;
            terms[at + 2] = dz;
            terms[at + 3] =
                    (pairHere * (weightSlope - otherPairDecay) + pairThere * (weightSlope - selfPairDecay)) * inverse;
            terms[at + 4] = here * (weightSlope - otherDensityDecay) * inverse;
            terms[at + 5] = there * (weightSlope - selfDensityDecay) * inverse;
            pairNeighbours[pair] = j;
            pair++;
        }
        densities[i] += density;
        energies[i] += energy;
        closestSquared = closest;
        return pair;
    }

    private double embed() {
        double total = 0;
        for (int i = 0; i < species.length; i++) {
            energies[i] += table.embedding(species[i], densities[i]);
            slopes[i] = table.embeddingSlope(species[i], densities[i]);
            total += energies[i];
        }
        return total;
    }

    private void push() {
        Arrays.fill(forces, 0);
        double[] terms = pairTerms;
        double xx = 0;
        double yy = 0;
        double zz = 0;
        double yz = 0;
        double xz = 0;
        double xy = 0;
        for (int i = 0; i < species.length; i++) {
            double slope = slopes[i];
            double forceX = 0;
            double forceY = 0;
            double forceZ = 0;
            for (int pair = pairStart[i]; pair < pairStart[i + 1]; pair++) {
                int j = pairNeighbours[pair];
                int at = TERMS * pair;
                double pull = terms[at + 3] + slope * terms[at + 4] + slopes[j] * terms[at + 5];
                double dx = terms[at];
                double dy = terms[at + 1];
                double dz = terms[at + 2];
                double fx = pull * dx;
                double fy = pull * dy;
                double fz = pull * dz;
                forceX += fx;
                forceY += fy;
                forceZ += fz;
                forces[3 * j] -= fx;
                forces[3 * j + 1] -= fy;
                forces[3 * j + 2] -= fz;
                xx += fx * dx;
                yy += fy * dy;
                zz += fz * dz;
                yz += fy * dz;
                xz += fx * dz;
                xy += fx * dy;
            }
            forces[3 * i] += forceX;
            forces[3 * i + 1] += forceY;
            forces[3 * i + 2] += forceZ;
        }
        virial[0] = xx;
        virial[1] = yy;
        virial[2] = zz;
        virial[3] = yz;
        virial[4] = xz;
        virial[5] = xy;
    }
}
