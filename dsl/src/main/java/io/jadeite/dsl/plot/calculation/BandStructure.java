package io.jadeite.dsl.plot.calculation;

import io.jadeite.dsl.plot.Numbers;
import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.Plottable;
import io.jadeite.dsl.plot.figure.Mark;
import io.jadeite.engine.problem.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Energies of bands along a path through the Brillouin zone.
 *
 * @param distances along the path, in 1/Å, one for each k point; never falling. A point that comes twice is where the path jumps
 * @param labels the named k points, by their distances
 * @param spins one or two; each has its bands, each band an energy in eV for each k point
 * @param fermi energy in eV
 */
public record BandStructure(List<Double> distances, List<Mark> labels, List<List<List<Double>>> spins, double fermi)
        implements Plottable {
    public BandStructure {
        distances = List.copyOf(distances);
        labels = List.copyOf(labels);
        spins = spins.stream()
                .map(bands -> bands.stream().map(List::copyOf).toList())
                .toList();
        check(distances, spins, fermi);
    }

    /** The same from arrays: {@code energies[spin][band][k]} in eV. */
    public static BandStructure of(double[] distances, List<Mark> labels, double[][][] energies, double fermi) {
        return new BandStructure(
                Arrays.stream(distances).boxed().toList(),
                labels,
                Arrays.stream(energies)
                        .map(bands -> Arrays.stream(bands)
                                .map(band -> Arrays.stream(band).boxed().toList())
                                .toList())
                        .toList(),
                fermi);
    }

    /** The gap between the bands below and above the Fermi energy; empty for a metal. */
    public Optional<Gap> gap() {
        return Gap.of(this);
    }

    @Override
    public Plot plot() {
        return BandPlot.of(this, Optional.empty());
    }

    /** Beside each other, on one scale of energy. */
    public Plot plot(DensityOfStates density) {
        return BandPlot.of(this, Optional.of(density));
    }

    /** In words: {@code an indirect gap of 1.12 eV}. */
    String gapInWords() {
        return gap().map(gap -> "%s gap of %s"
                        .formatted(gap.direct() ? "A direct" : "An indirect", Numbers.show(gap.energy(), "eV")))
                .orElse("No gap: bands cross the Fermi energy");
    }

    private static void check(List<Double> distances, List<List<List<Double>>> spins, double fermi) {
        var problems = new Problems();
        if (distances.size() < 2) {
            problems.add("A band structure needs at least two k points, found %d.".formatted(distances.size()));
        }
        for (int i = 1; i < distances.size(); i++) {
            if (!(distances.get(i) >= distances.get(i - 1))) {
                problems.add(
                        "The distances of a band structure never fall, but k point %d at %s 1/Å comes after %s 1/Å."
                                .formatted(i + 1, distances.get(i), distances.get(i - 1)));
                break;
            }
        }
        if (spins.isEmpty() || spins.size() > 2 || spins.stream().anyMatch(List::isEmpty)) {
            problems.add("A band structure has one or two spins, each with bands, found %s."
                    .formatted(
                            spins.stream().map(bands -> bands.size() + " bands").toList()));
        }
        for (int spin = 0; spin < spins.size(); spin++) {
            for (int band = 0; band < spins.get(spin).size(); band++) {
                var energies = spins.get(spin).get(band);
                if (energies.size() != distances.size()
                        || energies.stream().anyMatch(energy -> !Double.isFinite(energy))) {
                    problems.add("Band %d of spin %d needs a number for each of %d k points, found %d energies%s."
                            .formatted(
                                    band + 1,
                                    spin + 1,
                                    distances.size(),
                                    energies.size(),
                                    energies.size() == distances.size() ? ", some of them no numbers" : ""));
                }
            }
        }
        if (!Double.isFinite(fermi)) {
            problems.add("A band structure needs a Fermi energy, found %s.".formatted(fermi));
        }
        problems.throwIfAny();
    }
}
