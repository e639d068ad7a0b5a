package io.jadeite.dsl.plot.phase;

import io.jadeite.engine.structure.Composition;
import io.jadeite.engine.structure.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * The lowest energy that a mixture of phases of a given composition can have: a linear programme, which is exact for any number of
 * elements. Only the lowest phase of each composition takes part, and only if it lies below the pure elements or is one.
 */
final class Hull {
    /** In eV/atom and shares; well below what energies are good for, well above rounding. */
    private static final double EPSILON = 1e-10;

    private static final int ULPS = 10;
    private static final double CUT_OFF = 1e-12;

    /** A mixture: its energy in eV/atom, and the share of atoms that is in each phase. */
    record Mixture(double energy, Map<PhaseEntry, Double> parts) {}

    private record Candidate(PhaseEntry entry, double energy) {}

    private final List<Element> elements;
    private final List<Candidate> candidates;

    /** @param energies of formation, in eV/atom, in the order of the entries */
    Hull(List<PhaseEntry> entries, List<Element> elements, double[] energies) {
        this.elements = elements;
        var lowest = new LinkedHashMap<List<Double>, Candidate>();
        for (int i = 0; i < energies.length; i++) {
            var entry = entries.get(i);
            if (energies[i] <= 0) {
                var shares = elements.stream().map(entry::share).toList();
                lowest.merge(
                        shares,
                        new Candidate(entry, energies[i]),
                        (one, other) -> other.energy() < one.energy() ? other : one);
            }
        }
        this.candidates = List.copyOf(lowest.values());
    }

    Mixture at(PhaseEntry wanted) {
        return at(wanted.composition());
    }

    private Mixture at(Composition composition) {
        var constraints = new ArrayList<LinearConstraint>();
        for (var element : elements) {
            constraints.add(new LinearConstraint(
                    candidates.stream()
                            .mapToDouble(candidate -> candidate.entry().share(element))
                            .toArray(),
                    Relationship.EQ,
                    composition.count(element) / (double) composition.size()));
        }
        var energies = candidates.stream().mapToDouble(Candidate::energy).toArray();
        var solution = new SimplexSolver(EPSILON, ULPS, CUT_OFF)
                .optimize(
                        new MaxIter(100_000),
                        new LinearObjectiveFunction(energies, 0),
                        new LinearConstraintSet(constraints),
                        GoalType.MINIMIZE,
                        new NonNegativeConstraint(true),
                        PivotSelectionRule.BLAND);
        return mixture(solution.getPoint(), energies);
    }

    private Mixture mixture(double[] shares, double[] energies) {
        var parts = new LinkedHashMap<PhaseEntry, Double>();
        IntStream.range(0, shares.length)
                .boxed()
                .filter(i -> shares[i] > EPSILON)
                .sorted(Comparator.comparingDouble((Integer i) -> shares[i]).reversed())
                .forEach(i -> parts.put(candidates.get(i).entry(), shares[i]));
        double energy = IntStream.range(0, shares.length)
                .mapToDouble(i -> shares[i] * energies[i])
                .sum();
        return new Mixture(energy, Collections.unmodifiableMap(parts));
    }

    /** Which of the stable phases are corners of one face: any mixture of these is stable. For three elements. */
    List<List<PhaseEntry>> triangles(List<PhaseEntry> stable) {
        return Triangles.of(candidates.stream()
                .filter(candidate -> stable.contains(candidate.entry()))
                .map(candidate -> new Triangles.Corner(
                        candidate.entry(),
                        elements.stream().map(candidate.entry()::share).toList(),
                        candidate.energy()))
                .toList());
    }
}
