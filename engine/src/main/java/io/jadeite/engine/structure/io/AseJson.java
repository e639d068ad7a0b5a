package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Moment;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Atoms as ASE writes them in JSON: its database of rows ({@code atoms.write('a.json')}, of which the first is read) and
 * {@code ase.io.jsonio.encode(atoms)}. Places are Cartesian, in Å; initial magnetic moments are kept.
 */
final class AseJson {
    private final Map<?, ?> atoms;
    private final String source;

    private AseJson(Map<?, ?> atoms, String source) {
        this.atoms = atoms;
        this.source = source;
    }

    static boolean isOne(Map<?, ?> map) {
        return row(map).isPresent();
    }

    static Structure read(Map<?, ?> map, String source) {
        return new AseJson(row(map).orElseThrow(), source).structure();
    }

    /** Atoms themselves, or the first row of a database. */
    private static Optional<Map<?, ?>> row(Map<?, ?> map) {
        if (map.containsKey("numbers") && map.containsKey("positions")) {
            return Optional.of(map);
        }
        return map.get("ids") instanceof List<?> ids
                        && !ids.isEmpty()
                        && map.get(String.valueOf(ids.getFirst())) instanceof Map<?, ?> first
                ? Optional.of(first)
                : Optional.empty();
    }

    private Structure structure() {
        var problems = new Problems();
        problems.collect(this::periodic);
        var lattice = problems.collect(this::lattice);
        var elements = problems.collect(this::elements);
        var positions = problems.collect(this::positions);
        problems.throwIfAny();
        var cell = Objects.requireNonNull(lattice);
        var kinds = Objects.requireNonNull(elements);
        var places = Objects.requireNonNull(positions);
        if (kinds.size() != places.size() || kinds.isEmpty()) {
            throw wrong(
                    "positions",
                    "expected one for each of %d numbers (one at least), found %d"
                            .formatted(kinds.size(), places.size()));
        }
        var moments = numbers(unwrapped(atoms.get("initial_magmoms")));
        var sites = new ArrayList<Site>(kinds.size());
        for (int i = 0; i < kinds.size(); i++) {
            var site = Site.of(kinds.get(i), cell.toFractional(places.get(i)));
            boolean known = moments.size() == kinds.size();
            sites.add(known ? site.withMoment(new Moment.Collinear(moments.get(i))) : site);
        }
        return new Structure(cell, sites);
    }

    private boolean periodic() {
        var given = unwrapped(atoms.get("pbc"));
        if (given != null && !List.of(true, true, true).equals(given)) {
            throw wrong(
                    "pbc",
                    "expected [true, true, true], as only structures that are periodic in three directions are read,"
                            + " found "
                            + StructureJsonReader.quoted(given));
        }
        return true;
    }

    private Lattice lattice() {
        var cell = atoms.get("cell") instanceof Map<?, ?> map && map.containsKey("array")
                ? map.get("array")
                : atoms.get("cell");
        var rows = vectors("cell", cell);
        if (rows.size() != 3) {
            throw wrong("cell", "expected three vectors, found %d".formatted(rows.size()));
        }
        try {
            return new Lattice(rows.get(0), rows.get(1), rows.get(2));
        } catch (InputException e) {
            throw wrong("cell", e.getMessage().replaceFirst("\\.$", ""));
        }
    }

    private List<Element> elements() {
        var elements = new ArrayList<Element>();
        for (double number : numbers(unwrapped(atoms.get("numbers")))) {
            if (!(number >= 1 && number <= Element.values().length && number == Math.rint(number))) {
                throw wrong("numbers", "expected atomic numbers, found %s".formatted(number));
            }
            elements.add(Element.ofNumber((int) number));
        }
        return elements;
    }

    private List<Vector> positions() {
        return vectors("positions", atoms.get("positions"));
    }

    private List<Vector> vectors(String name, @Nullable Object given) {
        var numbers = numbers(unwrapped(given));
        var vectors = new ArrayList<Vector>();
        for (int i = 0; i + 2 < numbers.size(); i += 3) {
            vectors.add(new Vector(numbers.get(i), numbers.get(i + 1), numbers.get(i + 2)));
        }
        if (numbers.size() % 3 != 0 || vectors.isEmpty() || vectors.stream().anyMatch(vector -> !vector.isFinite())) {
            throw wrong(name, "expected rows of three finite numbers, found " + StructureJsonReader.quoted(given));
        }
        return vectors;
    }

    /** ASE wraps arrays: {@code {"__ndarray__": [[2, 3], "float64", [0, 0, …]]}}. */
    private static @Nullable Object unwrapped(@Nullable Object given) {
        if (given instanceof Map<?, ?> map && map.get("__ndarray__") instanceof List<?> parts && parts.size() == 3) {
            return parts.get(2);
        }
        return given;
    }

    /** All in a list of lists, in order; anything else becomes NaN. */
    private static List<Double> numbers(@Nullable Object given) {
        return switch (given) {
            case null -> List.of();
            case Number number -> List.of(number.doubleValue());
            case List<?> list ->
                list.stream().flatMap(part -> numbers(part).stream()).toList();
            default -> List.of(Double.NaN);
        };
    }

    private InputException wrong(String place, String sentence) {
        return new InputException("%s: %s: %s.".formatted(source, place, sentence));
    }
}
