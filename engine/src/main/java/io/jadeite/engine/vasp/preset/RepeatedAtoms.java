package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/**
 * The atoms of a structure with all their images: whether a movement of space puts each on one of its kind. Distances up to a
 * tolerance don't count.
 */
final class RepeatedAtoms {
    private final Lattice lattice;
    private final List<Vector> places;
    private final int[] kinds;
    private final int rarest;
    private final double[] fractions;
    private final double tolerance;

    /** No fraction of a place nearer than the tolerance is larger. */
    private final double reach;

    /** @param tolerance in Å */
    RepeatedAtoms(Structure structure, double tolerance) {
        this.lattice = structure.lattice();
        this.places = structure.cartesian();
        this.tolerance = tolerance;
        fractions = structure.sites().stream()
                .map(Site::fractional)
                .flatMapToDouble(place -> DoubleStream.of(place.x(), place.y(), place.z()))
                .toArray();
        reach = tolerance * steepest(lattice);
        var numbers = new HashMap<Object, Integer>();
        kinds = structure.sites().stream()
                .mapToInt(site -> numbers.computeIfAbsent(site.occupant(), _ -> numbers.size()))
                .toArray();
        var counts = new int[numbers.size()];
        for (int kind : kinds) {
            counts[kind]++;
        }
        int least = 0;
        for (int kind = 1; kind < counts.length; kind++) {
            least = counts[kind] < counts[least] ? kind : least;
        }
        rarest = least;
    }

    /** The largest change of a fractional coordinate along 1 Å. */
    private static double steepest(Lattice lattice) {
        double volume = lattice.volume();
        double a = lattice.b().cross(lattice.c()).length() / volume;
        double b = lattice.c().cross(lattice.a()).length() / volume;
        double c = lattice.a().cross(lattice.b()).length() / volume;
        return Math.max(a, Math.max(b, c));
    }

    /** By which the structure repeats within its cell, none at all among them. */
    List<Vector> translations() {
        var found = new ArrayList<Vector>();
        for (var shift : shifts(UnaryOperator.identity())) {
            if (fits(UnaryOperator.identity(), shift)) {
                found.add(shift);
            }
        }
        return found;
    }

    /** Whether a rotation or reflection, with some translation after it, puts each atom on one of its kind. */
    boolean allow(UnaryOperator<Vector> movement) {
        return shifts(movement).stream().anyMatch(shift -> fits(movement, shift));
    }

    /** The translations that put the first of the rarest atoms on one of them. */
    private List<Vector> shifts(UnaryOperator<Vector> movement) {
        var shifts = new ArrayList<Vector>();
        Vector first = null;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == rarest) {
                first = first == null ? movement.apply(places.get(i)) : first;
                shifts.add(places.get(i).minus(first));
            }
        }
        return shifts;
    }

    private boolean fits(UnaryOperator<Vector> movement, Vector shift) {
        for (int i = 0; i < kinds.length; i++) {
            if (!isOccupied(movement.apply(places.get(i)).plus(shift), kinds[i])) {
                return false;
            }
        }
        return true;
    }

    /** In plain numbers, as this is done for each pair of atoms. */
    private boolean isOccupied(Vector place, int kind) {
        var fractional = lattice.toFractional(place);
        for (int j = 0; j < kinds.length; j++) {
            if (kinds[j] == kind) {
                double a = toNearest(fractional.x() - fractions[3 * j]);
                double b = toNearest(fractional.y() - fractions[3 * j + 1]);
                double c = toNearest(fractional.z() - fractions[3 * j + 2]);
                if (Math.abs(a) < reach && Math.abs(b) < reach && Math.abs(c) < reach && length(a, b, c) < tolerance) {
                    return true;
                }
            }
        }
        return false;
    }

    private double length(double a, double b, double c) {
        return lattice.toCartesian(new Vector(a, b, c)).length();
    }

    private static double toNearest(double coordinate) {
        return coordinate - Math.rint(coordinate);
    }
}
