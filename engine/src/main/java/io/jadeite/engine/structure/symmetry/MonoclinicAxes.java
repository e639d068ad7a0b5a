package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Matrix;
import io.jadeite.engine.structure.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Axes of a monoclinic lattice: first so that α is the angle that isn't right, and acute, then as was asked for. */
final class MonoclinicAxes {
    private static final List<List<Integer>> ORDERS = List.of(
            List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    private static final List<List<Integer>> ORDERS_WITH_C_LAST = List.of(List.of(0, 1, 2), List.of(1, 0, 2));
    private static final double RIGHT = 90;

    /** In degrees: angles that are nearer to a right one are right. */
    private static final double ROUNDING = 1e-10;

    private static final Matrix TO_BETA = Matrix.of(0, 1, 0, 1, 0, 0, 0, 0, -1);
    private static final Matrix TO_OBTUSE = Matrix.diagonal(-1, -1, 1);

    private MonoclinicAxes() {}

    static Axes of(Lattice lattice, SpaceGroup group, MonoclinicAngle angle) {
        boolean centred = group.centring() == 'C';
        Axes axes = null;
        for (var order : centred ? ORDERS_WITH_C_LAST : ORDERS) {
            var ordered = withAcuteAlpha(lattice, order, centred);
            axes = ordered == null ? axes : ordered;
        }
        if (axes == null) {
            axes = byLength(lattice, centred);
        }
        return switch (angle) {
            case ALPHA -> axes;
            case BETA -> withObtuseBeta(axes);
        };
    }

    /** Null where this order doesn't make α the angle that isn't right, or b longer than c where either may be. */
    private static @Nullable Axes withAcuteAlpha(Lattice lattice, List<Integer> order, boolean centred) {
        var rows = List.of(lattice.a(), lattice.b(), lattice.c());
        var a = rows.get(order.get(0));
        var b = rows.get(order.get(1));
        var c = rows.get(order.get(2));
        double alpha = new Lattice(a, b, c).angles()[0];
        if (Math.abs(alpha - RIGHT) <= ROUNDING || !(centred || b.length() < c.length())) {
            return null;
        }
        var picking = RightAngledAxes.picking(order);
        if (alpha > RIGHT) {
            double acute = new Lattice(a.times(-1), b.times(-1), c).angles()[0];
            return new Axes(TO_OBTUSE.times(picking), rows(a, b, c, acute));
        }
        return new Axes(picking, rows(a, b, c, alpha));
    }

    private static Matrix rows(Vector a, Vector b, Vector c, double alpha) {
        double radians = Math.toRadians(alpha);
        return new Matrix(
                new Vector(a.length(), 0, 0),
                new Vector(0, b.length(), 0),
                new Vector(0, c.length() * Math.cos(radians), c.length() * Math.sin(radians)));
    }

    /** A monoclinic group on a lattice that happens to be right-angled, or to have b as long as c: the shortest vector first. */
    private static Axes byLength(Lattice lattice, boolean centred) {
        var sorted = RightAngledAxes.byLength(lattice, centred ? List.of(0, 1) : List.of(0, 1, 2));
        if (!centred) {
            var picking = RightAngledAxes.picking(sorted);
            return new Axes(picking, picking.times(Matrix.of(lattice)));
        }
        var lengths = lattice.lengths();
        return new Axes(
                RightAngledAxes.picking(List.of(sorted.get(0), sorted.get(1), 2)),
                Matrix.diagonal(lengths[sorted.get(0)], lengths[sorted.get(1)], lengths[2]));
    }

    private static Axes withObtuseBeta(Axes axes) {
        var turned = axes.then(TO_BETA);
        var rows = turned.lattice();
        double beta = new Lattice(rows.first(), rows.second(), rows.third()).angles()[1];
        return beta < RIGHT ? turned.then(TO_OBTUSE) : turned;
    }
}
