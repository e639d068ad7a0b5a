package io.jadeite.engine.emt;

import static io.jadeite.engine.emt.Cutoff.BETA;

import io.jadeite.engine.structure.Element;
import java.util.List;

/**
 * The parameters of the elements of one structure, as plain arrays by species and by pair of species, with all that doesn't
 * depend on distances already multiplied out. Read-only once made.
 *
 * <p>With w the cutoff's weight, a neighbour of species o at distance r adds {@code densityFactor[s·n+o]·exp(−η₂ₒ r)·w} to
 * the density sum σ₁ of an atom of species s, and {@code pairFactor[s·n+o]·exp(−κₒ r/β)·w} to its pair energy.
 */
final class SpeciesTable {
    final int count;
    /** η₂ by species, 1/Å. */
    final double[] densityDecay;
    /** κ/β by species, 1/Å. */
    final double[] pairDecay;

    final double[] densityFactor;
    final double[] pairFactor;

    private final EmtParameters[] parameters;
    private final double[] inverseFullDensity;

    SpeciesTable(List<Element> species) {
        count = species.size();
        parameters = species.stream().map(EmtParameters::of).toArray(EmtParameters[]::new);
        densityDecay = new double[count];
        pairDecay = new double[count];
        densityFactor = new double[count * count];
        pairFactor = new double[count * count];
        inverseFullDensity = new double[count];
        for (int s = 0; s < count; s++) {
            densityDecay[s] = parameters[s].eta2();
            pairDecay[s] = parameters[s].kappa() / BETA;
            inverseFullDensity[s] = 1 / (12 * shellSum(parameters[s].s0(), densityDecay[s]));
            for (int o = 0; o < count; o++) {
                setPair(s, o);
            }
        }
    }

    /** The embedding energy E_c + 6V₀exp(−κs) in eV of an atom whose neighbours' densities sum up to σ₁, and −E₀. */
    double embedding(int species, double density) {
        var p = parameters[species];
        if (density <= 0) {
            return -p.e0();
        }
        double radius = radiusChange(species, density);
        double x = p.lambda() * radius;
        return p.e0() * ((1 + x) * Math.exp(-x) - 1) + 6 * p.v0() * Math.exp(-p.kappa() * radius);
    }

    /** d{@link #embedding}/dσ₁. */
    double embeddingSlope(int species, double density) {
        var p = parameters[species];
        if (density <= 0) {
            return 0;
        }
        double radius = radiusChange(species, density);
        double x = p.lambda() * radius;
        double byRadius =
                -p.e0() * p.lambda() * x * Math.exp(-x) - 6 * p.v0() * p.kappa() * Math.exp(-p.kappa() * radius);
        return -byRadius / (BETA * p.eta2() * density);
    }

    /** s − s₀ of the neutral sphere, Å. */
    private double radiusChange(int species, double density) {
        return -Math.log(density * inverseFullDensity[species]) / (BETA * densityDecay[species]);
    }

    private void setPair(int s, int o) {
        var self = parameters[s];
        var other = parameters[o];
        double chi = other.n0() / self.n0();
        double gamma2 = shellSum(self.s0(), pairDecay[s]);
        densityFactor[s * count + o] = chi * Math.exp(other.eta2() * BETA * other.s0());
        pairFactor[s * count + o] = -0.5 * self.v0() / gamma2 * chi * Math.exp(other.kappa() * other.s0());
    }

    /** γ: 1/12 of what the first three shells of a face-centred cubic crystal with sphere radius s₀ add up to. */
    private static double shellSum(double s0, double decay) {
        int[] atoms = {12, 6, 24};
        double nearest = BETA * s0;
        double sum = 0;
        for (int shell = 0; shell < atoms.length; shell++) {
            double distance = nearest * Math.sqrt(shell + 1);
            sum += atoms[shell] * Cutoff.weight(distance) * Math.exp(-decay * (distance - nearest));
        }
        return sum / 12;
    }
}
