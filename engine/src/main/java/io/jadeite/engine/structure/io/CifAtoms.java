package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.symmetry.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The loop of atoms in a CIF's block. For one thread. */
final class CifAtoms {
    private static final String LABELS = "_atom_site_label";
    private static final String TYPES = "_atom_site_type_symbol";
    private static final String OCCUPANCIES = "_atom_site_occupancy";
    private static final List<String> COORDINATES =
            List.of("_atom_site_fract_x", "_atom_site_fract_y", "_atom_site_fract_z");

    /** Coordinates that differ from a third or two by less than this share were rounded by who wrote the file. */
    private static final double ROUNDED = 1e-4;

    private static final double[] THIRDS = {1 / 3.0, 2 / 3.0};

    /** Fractions beyond it are no places in a cell. */
    private static final double LARGEST = 1000;

    private static final int MOST_PROBLEMS = 10;

    private final CifBlock block;
    private final String source;
    private final CifSpecies species;
    private final List<String> problems = new ArrayList<>();

    CifAtoms(CifBlock block, String source) {
        this.block = block;
        this.source = source;
        this.species = new CifSpecies(block);
    }

    /** Whether the block lists any, right or wrong. */
    static boolean areIn(CifBlock block) {
        var labels = block.values(LABELS).isEmpty() ? block.values(TYPES) : block.values(LABELS);
        return labels.stream().anyMatch(label -> !label.text().equals("?"));
    }

    List<Site> sites(List<Operation> operations) {
        var labels = block.firstOf(List.of(LABELS, TYPES), source);
        var types = block.firstOf(List.of(TYPES, LABELS), source);
        var occupancies = block.values(OCCUPANCIES);
        var coordinates = COORDINATES.stream().map(block::values).toList();
        if (types.size() != labels.size() || coordinates.stream().anyMatch(column -> column.size() != labels.size())) {
            throw new InputException(
                    "%s, line %d: expected one loop of atoms with %s and %s; coordinates in Å are not read."
                            .formatted(source, block.line(), LABELS, String.join(", ", COORDINATES)));
        }
        var sites = new CifSites(source, operations);
        for (int i = 0; i < labels.size(); i++) {
            double occupancy = occupancies.size() == labels.size()
                    ? CifNumber.parse(occupancies.get(i).text())
                    : 1;
            addRow(
                    sites,
                    labels.get(i),
                    types.get(i).text(),
                    Double.isNaN(occupancy) ? 1 : occupancy,
                    List.of(
                            coordinates.get(0).get(i),
                            coordinates.get(1).get(i),
                            coordinates.get(2).get(i)));
        }
        if (!problems.isEmpty()) {
            throw new InputException(told());
        }
        if (sites.isEmpty()) {
            throw new InputException(
                    "%s, line %d: none of the %d atoms in this block has a place and an occupancy above 0."
                            .formatted(source, block.line(), labels.size()));
        }
        return sites.expanded();
    }

    private void addRow(CifSites sites, CifToken label, String type, double occupancy, List<CifToken> coordinates) {
        var parts = CifMixedTypes.parts(type);
        var shares = parts.isEmpty() ? Map.of(type, occupancy) : parts;
        for (var share : shares.entrySet()) {
            if (CifSpecies.isPlaceless(share.getKey()) || share.getValue() <= 0) {
                continue;
            }
            var at = place(label, coordinates);
            var found = species.of(share.getKey());
            if (found.isEmpty()) {
                problems.add("%s, line %d: expected an element, found '%s'.%s"
                        .formatted(
                                source,
                                label.line(),
                                PoscarLines.shortened(share.getKey()),
                                Nearest.question(share.getKey(), Element.symbols())));
            } else if (at != null) {
                sites.add(label.text(), found.get(), share.getValue(), at, label.line());
            }
        }
    }

    private @Nullable Vector place(CifToken label, List<CifToken> words) {
        var numbers = words.stream()
                .mapToDouble(word -> unrounded(CifNumber.parse(word.text())))
                .toArray();
        for (int i = 0; i < 3; i++) {
            if (!(Math.abs(numbers[i]) < LARGEST)) {
                problems.add(
                        "%s, line %d: expected a fraction of the cell for %s of %s, found '%s'. Give its place, or remove its row."
                                .formatted(
                                        source,
                                        words.get(i).line(),
                                        COORDINATES.get(i),
                                        PoscarLines.shortened(label.text()),
                                        PoscarLines.shortened(words.get(i).text())));
                return null;
            }
        }
        return Vector.of(numbers);
    }

    private static double unrounded(double number) {
        for (double third : THIRDS) {
            if (Math.abs(1 - number / third) < ROUNDED) {
                return third;
            }
        }
        return number;
    }

    private List<String> told() {
        var told = new ArrayList<>(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
        if (problems.size() > MOST_PROBLEMS) {
            told.add("%s: and %d more problems like these.".formatted(source, problems.size() - MOST_PROBLEMS));
        }
        return told;
    }
}
