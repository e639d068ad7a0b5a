package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.vasp.input.Incar;
import io.jadeite.engine.vasp.input.Kpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Compares input files with those of a reference; what differs is told in a line each. */
public final class Agreement {
    private static final double OF_K_POINTS = 1e-9;
    private static final double OF_PLACES = 1e-6;

    private Agreement() {}

    /** Tag by tag, numbers exactly. */
    static List<String> ofIncar(JsonNode expected, Incar incar) {
        return ofIncar(expected, incar, 0);
    }

    /** Tag by tag, numbers as near as that. */
    public static List<String> ofIncar(JsonNode expected, Incar incar, double tolerance) {
        var differences = new ArrayList<String>();
        var tags = new TreeSet<>(incar.tags().keySet());
        tags.addAll(expected.propertyNames());
        for (var tag : tags) {
            var wanted = expected.get(tag);
            var found = incar.value(tag).map(value -> value.plain());
            if (wanted == null || found.isEmpty() || !isSame(wanted, found.get(), tolerance)) {
                differences.add("%s: %s, not %s"
                        .formatted(tag, found.map(String::valueOf).orElse("none"), wanted));
            }
        }
        return differences;
    }

    private static boolean isSame(JsonNode wanted, Object found, double tolerance) {
        return switch (found) {
            case Boolean flag -> wanted.isBoolean() && wanted.booleanValue() == flag;
            case Number number ->
                wanted.isNumber() && Math.abs(wanted.doubleValue() - number.doubleValue()) <= tolerance;
            case List<?> list ->
                wanted.isArray()
                        && wanted.size() == list.size()
                        && IntStream.range(0, list.size()).allMatch(i -> isSame(wanted.get(i), list.get(i), tolerance));
            case Object word -> wanted.isString() && wanted.stringValue().equals(word);
        };
    }

    /** Form, divisions, shift, points, weights and labels, but not the comment. */
    public static List<String> ofKpoints(JsonNode expected, Optional<Kpoints> kpoints) {
        if (expected.isNull() || kpoints.isEmpty()) {
            return expected.isNull() == kpoints.isEmpty()
                    ? List.of()
                    : List.of("KPOINTS: %s, not %s".formatted(kpoints.isPresent(), !expected.isNull()));
        }
        var wanted = Kpoints.parse(expected.stringValue(), "expected");
        return isSame(wanted, kpoints.get())
                ? List.of()
                : List.of("KPOINTS: %s, not %s".formatted(shortened(kpoints.get()), shortened(wanted)));
    }

    private static String shortened(Kpoints kpoints) {
        var text = kpoints.text();
        return text.substring(0, Math.min(400, text.length()));
    }

    private static boolean isSame(Kpoints wanted, Kpoints found) {
        return switch (wanted) {
            case Kpoints.Automatic automatic ->
                found instanceof Kpoints.Automatic other && automatic.length() == other.length();
            case Kpoints.Mesh mesh ->
                found instanceof Kpoints.Mesh other
                        && mesh.centre() == other.centre()
                        && mesh.divisions().equals(other.divisions())
                        && isNear(mesh.shift(), other.shift(), OF_K_POINTS);
            case Kpoints.Listed listed ->
                found instanceof Kpoints.Listed other
                        && listed.cartesian() == other.cartesian()
                        && listed.points().size() == other.points().size()
                        && IntStream.range(0, listed.points().size())
                                .allMatch(i -> isSame(
                                        listed.points().get(i), other.points().get(i)));
            case Kpoints.Basis _, Kpoints.Lines _ -> false;
        };
    }

    private static boolean isSame(Kpoints.Point wanted, Kpoints.Point found) {
        return isNear(wanted.place(), found.place(), OF_K_POINTS)
                && wanted.weight() == found.weight()
                && wanted.label().equals(found.label());
    }

    /** Lattice, names and places. */
    public static List<String> ofPoscar(String expected, Poscar poscar) {
        var wanted = Poscar.parse(expected, "expected");
        var differences = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            if (!isNear(wanted.vectors().get(i), poscar.vectors().get(i), OF_PLACES)) {
                differences.add("vector %d: %s, not %s"
                        .formatted(
                                i + 1, poscar.vectors().get(i), wanted.vectors().get(i)));
            }
        }
        if (!wanted.blocks().equals(poscar.blocks())) {
            differences.add("names: %s, not %s".formatted(poscar.blocks(), wanted.blocks()));
            return differences;
        }
        for (int i = 0; i < wanted.positions().size(); i++) {
            var place = poscar.positions().get(i).coordinates();
            if (!isNear(wanted.positions().get(i).coordinates(), place, OF_PLACES)) {
                differences.add("atom %d: %s, not %s"
                        .formatted(i + 1, place, wanted.positions().get(i).coordinates()));
            }
        }
        return differences;
    }

    private static boolean isNear(Vector wanted, Vector found, double tolerance) {
        return wanted.minus(found).length() <= tolerance;
    }
}
