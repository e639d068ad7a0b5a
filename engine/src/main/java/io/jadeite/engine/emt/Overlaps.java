package io.jadeite.engine.emt;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import java.util.ArrayList;
import java.util.Locale;

/** Atoms that stand in one another, told by name. */
final class Overlaps {
    /**
     * In Å: half of the shortest bond that there is, 0.74 Å in H₂. Nearer sites are a mistake in the input (a site listed
     * twice, split sites, a wrong unit), and there effective-medium theory gives numbers without meaning.
     */
    static final double CLOSEST = 0.37;

    /** In Å³/atom; the densest crystal of the known elements, hydrogen's, has about 1.4. */
    static final double DENSEST = 0.3;

    private static final int MOST_TOLD = 5;

    private Overlaps() {}

    static InputException tooDense(int atoms, double volume) {
        return new InputException(String.format(
                Locale.ROOT,
                "%d atoms in a cell of %.3g Å³ are too dense; at least %.1f Å³ an atom are needed."
                        + " Check the lattice: are its vectors in Å, and is its scale right?",
                atoms,
                volume,
                DENSEST));
    }

    static InputException withImages(double distance) {
        return new InputException(String.format(
                Locale.ROOT,
                "Each site is only %.3f Å from its own periodic image; at least %.2f Å are needed."
                        + " Check the lattice: are its vectors in Å, and is its scale right?",
                distance,
                CLOSEST));
    }

    /** All pairs that are too near, as one exception. */
    static InputException found(Structure structure, NeighbourList list) {
        var problems = new ArrayList<String>();
        int more = 0;
        for (int i = 0; i < structure.size(); i++) {
            for (int pair = list.start[i]; pair < list.start[i + 1]; pair++) {
                double distance = list.distance(i, pair);
                if (distance >= CLOSEST) {
                    continue;
                }
                if (problems.size() < MOST_TOLD) {
                    problems.add(told(structure, i, list.neighbour[pair], distance, list.isAcrossCells(i, pair)));
                } else {
                    more++;
                }
            }
        }
        if (more > 0) {
            problems.add("%d more pairs are too close as well.".formatted(more));
        }
        return new InputException(problems);
    }

    private static String told(Structure structure, int i, int j, double distance, boolean acrossCells) {
        return String.format(
                Locale.ROOT,
                "%s and %s%s are only %.3f Å apart; at least %.2f Å are needed."
                        + " Remove one if it is listed twice; else check the coordinates (fractional or Å?) and the lattice.",
                capital(site(structure, i)),
                acrossCells ? "a periodic image of " : "",
                site(structure, j),
                distance,
                CLOSEST);
    }

    private static String site(Structure structure, int i) {
        return "site %d (%s)".formatted(i + 1, structure.sites().get(i).label());
    }

    private static String capital(String text) {
        return "S" + text.substring(1);
    }
}
