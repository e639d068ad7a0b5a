package io.jadeite.dsl.plot.calculation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Between the highest occupied and the lowest empty band.
 *
 * @param energy in eV
 * @param valence the highest energy below the gap, in eV
 * @param conduction the lowest above it
 * @param direct whether both are at one k point and of one spin
 */
public record Gap(double energy, double valence, double conduction, boolean direct) {
    /** Energies this near, in eV, are as high as each other. */
    private static final double SAME = 1e-6;

    /** Empty where a band has energies on both sides of the Fermi energy, or nothing lies on one of them. */
    static Optional<Gap> of(BandStructure bands) {
        double fermi = bands.fermi();
        double valence = Double.NEGATIVE_INFINITY;
        double conduction = Double.POSITIVE_INFINITY;
        for (var spin : bands.spins()) {
            for (var band : spin) {
                double low =
                        band.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
                double high =
                        band.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
                if (high <= fermi) {
                    valence = Math.max(valence, high);
                } else if (low > fermi) {
                    conduction = Math.min(conduction, low);
                } else {
                    return Optional.empty();
                }
            }
        }
        return Double.isInfinite(valence) || Double.isInfinite(conduction)
                ? Optional.empty()
                : Optional.of(new Gap(conduction - valence, valence, conduction, isDirect(bands, valence, conduction)));
    }

    private static boolean isDirect(BandStructure bands, double valence, double conduction) {
        return bands.spins().stream()
                .anyMatch(spin -> IntStream.range(0, bands.distances().size())
                        .anyMatch(k -> reaches(spin, k, valence) && reaches(spin, k, conduction)));
    }

    private static boolean reaches(List<List<Double>> spin, int k, double energy) {
        return spin.stream().anyMatch(band -> Math.abs(band.get(k) - energy) < SAME);
    }
}
