package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Lattice;
import java.util.List;

/** The lattice that a CIF's block gives by lengths and angles. */
final class CifCell {
    private static final List<String> NAMES =
            List.of("length_a", "length_b", "length_c", "angle_alpha", "angle_beta", "angle_gamma");

    /** In Å; beyond it, a decimal point is missing. */
    private static final double LONGEST = 1e5;

    private CifCell() {}

    static Lattice lattice(CifBlock block, String source) {
        var problems = new Problems();
        var numbers = new double[6];
        for (int i = 0; i < 6; i++) {
            boolean length = i < 3;
            var name = "_cell_" + NAMES.get(i);
            var values = block.values(name);
            numbers[i] = values.isEmpty()
                    ? Double.NaN
                    : CifNumber.parse(values.getFirst().text());
            if (!(numbers[i] > 0) || numbers[i] >= (length ? LONGEST : 180)) {
                problems.add("%s, line %d: expected %s in %s, found %s."
                        .formatted(
                                source,
                                values.isEmpty()
                                        ? block.line()
                                        : values.getFirst().line(),
                                name,
                                length ? "Å, above 0 and below %.0f".formatted(LONGEST) : "degrees, between 0 and 180",
                                values.isEmpty()
                                        ? "none in this block"
                                        : "'"
                                                + PoscarLines.shortened(
                                                        values.getFirst().text()) + "'"));
            }
        }
        problems.throwIfAny();
        try {
            return Lattice.ofParameters(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
        } catch (InputException e) {
            throw new InputException("%s, line %d: %s".formatted(source, block.line(), e.getMessage()));
        }
    }
}
