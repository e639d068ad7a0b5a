package io.jadeite.engine.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The smallest cell that a structure repeats: translations that move each site onto an equal one make its lattice, and the
 * sites that they join are averaged. It needs no spglib, and keeps the orientation.
 */
final class SmallestCell {
    private final Structure structure;
    private final double tolerance;

    private SmallestCell(Structure structure, double tolerance) {
        this.structure = structure;
        this.tolerance = tolerance;
    }

    /** @param tolerance in Å, by which joined sites may be apart */
    static Structure of(Structure structure, double tolerance) {
        return new SmallestCell(structure, tolerance).found();
    }

    private Structure found() {
        var translations = translations();
        int order = translations.size();
        if (order == 1 || structure.size() % order != 0) {
            return structure;
        }
        // order · translation is a vector of the lattice, as translations are a group: these are whole numbers.
        var rows = new ArrayList<int[]>(
                List.of(new int[] {order, 0, 0}, new int[] {0, order, 0}, new int[] {0, 0, order}));
        for (var translation : translations) {
            rows.add(new int[] {
                (int) Math.rint(translation.x() * order),
                (int) Math.rint(translation.y() * order),
                (int) Math.rint(translation.z() * order)
            });
        }
        var basis = triangular(rows);
        if (Math.abs(basis.determinant()) != (double) order * order) {
            return structure;
        }
        return joined(basis.times(1.0 / order), order);
    }

    /** All that move each site onto an equal one, the one that moves nothing first. */
    private List<Vector> translations() {
        var rarest = structure.sites().stream().collect(Collectors.groupingBy(Site::occupant)).values().stream()
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
        var grid = new SiteGrid(structure, tolerance);
        var translations = new ArrayList<Vector>();
        for (var site : rarest) {
            var translation = site.fractional().minus(rarest.getFirst().fractional());
            if (structure.sites().stream()
                    .allMatch(moved ->
                            grid.has(moved.occupant(), moved.fractional().plus(translation)))) {
                translations.add(translation);
            }
        }
        return translations;
    }

    /** Rows that span the same lattice, of which only three aren't zero, below each other as in a triangle. */
    private static Matrix triangular(List<int[]> rows) {
        for (int column = 0; column < 3; column++) {
            for (int row = column + 1; row < rows.size(); row++) {
                reduce(rows, column, row);
            }
        }
        var numbers = new double[9];
        for (int i = 0; i < 9; i++) {
            numbers[i] = rows.get(i / 3)[i % 3];
        }
        return Matrix.of(numbers);
    }

    /** Euclid's algorithm on two rows, until the lower one has a 0 in the column. */
    private static void reduce(List<int[]> rows, int column, int row) {
        while (rows.get(row)[column] != 0) {
            int[] upper = rows.get(column);
            int[] lower = rows.get(row);
            int times = upper[column] / lower[column];
            for (int i = 0; i < 3; i++) {
                upper[i] -= times * lower[i];
            }
            rows.set(column, lower);
            rows.set(row, upper);
        }
    }

    private Structure joined(Matrix basis, int order) {
        var rows = basis.times(Matrix.of(structure.lattice()));
        var lattice = ReducedLattice.of(new Lattice(rows.first(), rows.second(), rows.third()));
        var groups = new ArrayList<List<Site>>();
        for (var site : structure.sites()) {
            var moved =
                    site.withFractional(lattice.toFractional(structure.lattice().toCartesian(site.fractional())));
            groups.stream()
                    .filter(group -> isSame(group.getFirst(), moved, lattice))
                    .findFirst()
                    .orElseGet(() -> {
                        var group = new ArrayList<Site>();
                        groups.add(group);
                        return group;
                    })
                    .add(moved);
        }
        boolean even = groups.stream().allMatch(group -> group.size() == order);
        return even
                ? new Structure(lattice, groups.stream().map(SmallestCell::mean).toList())
                : structure;
    }

    private boolean isSame(Site one, Site other, Lattice lattice) {
        return one.occupant().equals(other.occupant())
                && isNear(one.fractional().minus(other.fractional()), lattice);
    }

    private boolean isNear(Vector difference, Lattice lattice) {
        return lattice.toCartesian(nearest(difference)).length() <= tolerance;
    }

    private static Site mean(List<Site> group) {
        var first = group.getFirst().fractional();
        var sum = Vector.ZERO;
        for (var site : group) {
            sum = sum.plus(nearest(site.fractional().minus(first)));
        }
        return group.getFirst().withFractional(first.plus(sum.times(1.0 / group.size())));
    }

    private static Vector nearest(Vector difference) {
        return new Vector(
                difference.x() - Math.rint(difference.x()),
                difference.y() - Math.rint(difference.y()),
                difference.z() - Math.rint(difference.z()));
    }
}
