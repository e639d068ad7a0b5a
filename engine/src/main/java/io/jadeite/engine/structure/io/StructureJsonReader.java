package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Moment;
import io.jadeite.engine.structure.Occupant;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Site.Freedom;
import io.jadeite.engine.structure.Species;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads pymatgen's map of a structure; problems begin with the place in the map. For one thread. */
final class StructureJsonReader {
    /** Charges that are sums of oxidation states come out as this much. */
    private static final double ROUNDING = 1e-8;

    private static final Logger LOG = LoggerFactory.getLogger(StructureJsonReader.class);
    private static final int MOST_PROBLEMS = 10;
    private static final Set<String> KEPT = Set.of("selective_dynamics", "velocities", "magmom");

    private final String source;
    private final TreeSet<String> leftOut = new TreeSet<>();

    /** @param source begins each message */
    StructureJsonReader(String source) {
        this.source = source;
    }

    Structure read(Map<?, ?> map) {
        if (!(map.get("sites") instanceof List<?> sites) || !(map.get("lattice") instanceof Map<?, ?> lattice)) {
            throw wrong(
                    "",
                    "expected a structure with lattice and sites, found an object with %s. Take the structure out of it, or write it with pymatgen's Structure.as_dict."
                            .formatted(
                                    map.isEmpty()
                                            ? "nothing"
                                            : String.join(
                                                    ", ",
                                                    map.keySet().stream()
                                                            .map(String::valueOf)
                                                            .toList())));
        }
        var problems = new Problems();
        problems.collect(() -> uncharged(map.get("charge")));
        var ours = problems.collect(() -> lattice(lattice));
        var read = new ArrayList<Site>(sites.size());
        var siteProblems = new ArrayList<String>();
        for (int i = 0; i < sites.size(); i++) {
            try {
                read.add(site("sites[%d]".formatted(i), sites.get(i)));
            } catch (InputException e) {
                siteProblems.addAll(e.problems());
            }
        }
        siteProblems.stream().limit(MOST_PROBLEMS).forEach(problems::add);
        if (siteProblems.size() > MOST_PROBLEMS) {
            problems.add("%sand %d more problems like these.".formatted(source, siteProblems.size() - MOST_PROBLEMS));
        }
        problems.throwIfAny();
        if (map.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach(this::noteLeftOut);
        }
        if (read.isEmpty()) {
            throw wrong("sites", "expected at least one site, found none.");
        }
        if (!leftOut.isEmpty()) {
            LOG.warn("{}left out what a structure doesn't keep: {}", source, leftOut);
        }
        return new Structure(Objects.requireNonNull(ours), read);
    }

    private boolean uncharged(@Nullable Object charge) {
        if (charge == null || (charge instanceof Number number && Math.abs(number.doubleValue()) < ROUNDING)) {
            return true;
        }
        throw wrong(
                "charge",
                "expected none or 0, found %s. A charged cell is a setting of its calculation (NELECT of VASP), not of the structure."
                        .formatted(quoted(charge)));
    }

    private Lattice lattice(Map<?, ?> map) {
        var pbc = map.get("pbc");
        if (pbc != null && !List.of(true, true, true).equals(pbc)) {
            throw wrong(
                    "lattice.pbc",
                    "expected [true, true, true], found %s. Only structures that are periodic in three directions are read."
                            .formatted(quoted(pbc)));
        }
        if (!(map.get("matrix") instanceof List<?> rows) || rows.size() != 3) {
            throw wrong("lattice.matrix", "expected three vectors, found %s.".formatted(quoted(map.get("matrix"))));
        }
        var vectors = new ArrayList<Vector>();
        for (int i = 0; i < 3; i++) {
            vectors.add(vector("lattice.matrix[%d]".formatted(i), rows.get(i)));
        }
        try {
            return new Lattice(vectors.get(0), vectors.get(1), vectors.get(2));
        } catch (InputException e) {
            throw wrong("lattice.matrix", e.getMessage());
        }
    }

    private Site site(String place, @Nullable Object given) {
        if (!(given instanceof Map<?, ?> map)) {
            throw wrong(place, "expected a site with species and abc, found %s.".formatted(quoted(given)));
        }
        var problems = new Problems();
        var occupant = problems.collect(() -> SpeciesJson.read(source + place + ".species", map.get("species")));
        var fractional = problems.collect(() -> vector(place + ".abc", map.get("abc")));
        var properties = map.get("properties") instanceof Map<?, ?> some ? some : Map.of();
        var freedom = problems.collect(
                () -> freedom(place + ".properties.selective_dynamics", properties.get("selective_dynamics")));
        var velocity = problems.collect(() -> velocity(place + ".properties.velocities", properties.get("velocities")));
        var moment = problems.collect(() -> moment(place + ".properties.magmom", properties.get("magmom")));
        problems.throwIfAny();
        properties.forEach(this::noteLeftOut);
        var known = Objects.requireNonNull(occupant);
        return new Site(
                label(map.get("label"), known),
                known,
                Objects.requireNonNull(fractional),
                Objects.requireNonNull(freedom),
                Objects.requireNonNull(velocity),
                Objects.requireNonNull(moment));
    }

    /** A name of its own stays; that of the element alone gives way to what the species says more. */
    private static String label(@Nullable Object given, Occupant occupant) {
        var label = given == null || given.toString().isBlank() ? "" : given.toString();
        boolean says = !label.isEmpty()
                && !(occupant instanceof Species species
                        && label.equals(species.element().symbol()));
        return says ? label : occupant.name();
    }

    private Optional<Moment> moment(String place, @Nullable Object given) {
        var size = given instanceof Map<?, ?> map && map.containsKey("moment") ? map.get("moment") : given;
        return switch (size) {
            case null -> Optional.empty();
            case Number number -> Optional.of(new Moment.Collinear(number.doubleValue()));
            case List<?> _ -> Optional.of(new Moment.Noncollinear(vector(place, size)));
            default -> throw wrong(place, "expected a number or three, found %s.".formatted(quoted(size)));
        };
    }

    private Optional<Freedom> freedom(String place, @Nullable Object given) {
        if (given == null) {
            return Optional.empty();
        }
        if (given instanceof List<?> flags
                && flags.size() == 3
                && flags.get(0) instanceof Boolean a
                && flags.get(1) instanceof Boolean b
                && flags.get(2) instanceof Boolean c) {
            return Optional.of(new Freedom(a, b, c));
        }
        throw wrong(place, "expected three of true and false, found %s.".formatted(quoted(given)));
    }

    private Optional<Vector> velocity(String place, @Nullable Object given) {
        return given == null ? Optional.empty() : Optional.of(vector(place, given));
    }

    private Vector vector(String place, @Nullable Object given) {
        if (given instanceof List<?> numbers
                && numbers.size() == 3
                && numbers.get(0) instanceof Number x
                && numbers.get(1) instanceof Number y
                && numbers.get(2) instanceof Number z) {
            var vector = new Vector(x.doubleValue(), y.doubleValue(), z.doubleValue());
            if (vector.isFinite()) {
                return vector;
            }
        }
        throw wrong(place, "expected three finite numbers, found %s.".formatted(quoted(given)));
    }

    private void noteLeftOut(Object name, @Nullable Object value) {
        if (value != null && !KEPT.contains(name)) {
            leftOut.add(name.toString());
        }
    }

    private InputException wrong(String place, @Nullable String sentence) {
        return new InputException(source + (place.isEmpty() ? "" : place + ": ") + sentence);
    }

    static String quoted(@Nullable Object found) {
        if (found == null) {
            return "nothing";
        }
        return PoscarLines.shortened(found.toString());
    }
}
