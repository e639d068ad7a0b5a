package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Matrix;
import io.jadeite.engine.structure.Vector;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The order of axes where all angles are right. */
final class RightAngledAxes {
    /** In Å: lengths that are nearer are equal. */
    private static final double EQUAL = 1e-5;

    private static final List<Vector> UNITS = List.of(new Vector(1, 0, 0), new Vector(0, 1, 0), new Vector(0, 0, 1));
    private static final Matrix ENDS_SWAPPED = Matrix.of(0, 0, 1, 0, 1, 0, 1, 0, 0);

    private RightAngledAxes() {}

    /** The shortest first; but c stays where faces ab are centred, and a becomes c where faces bc are. */
    static Axes orthorhombic(Lattice lattice, SpaceGroup group) {
        var order = switch (group.centring()) {
            case 'C' ->
                Stream.concat(byLength(lattice, List.of(0, 1)).stream(), Stream.of(2))
                        .toList();
            case 'A' ->
                Stream.concat(byLength(lattice, List.of(1, 2)).stream(), Stream.of(0))
                        .toList();
            default -> byLength(lattice, List.of(0, 1, 2));
        };
        var lengths = lattice.lengths();
        return new Axes(
                picking(order), Matrix.diagonal(lengths[order.get(0)], lengths[order.get(1)], lengths[order.get(2)]));
    }

    /** The two equal lengths are a and b. */
    static Axes tetragonal(Lattice lattice) {
        var order = byLength(lattice, List.of(0, 1, 2));
        var lengths = lattice.lengths();
        double a = lengths[order.get(0)];
        double b = lengths[order.get(1)];
        double c = lengths[order.get(2)];
        if (Math.abs(b - c) < EQUAL && EQUAL < Math.abs(a - c)) {
            return new Axes(ENDS_SWAPPED.times(picking(order)), Matrix.diagonal(c, c, a));
        }
        return new Axes(picking(order), Matrix.diagonal(a, a, c));
    }

    /** Equal ones keep their order. */
    static List<Integer> byLength(Lattice lattice, List<Integer> axes) {
        var lengths = lattice.lengths();
        return axes.stream()
                .sorted(Comparator.comparingDouble((Integer axis) -> lengths[axis]))
                .toList();
    }

    /** Its rows take these coordinates out of a column. */
    static Matrix picking(List<Integer> order) {
        return new Matrix(UNITS.get(order.get(0)), UNITS.get(order.get(1)), UNITS.get(order.get(2)));
    }
}
