package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Mixture;
import io.jadeite.engine.structure.Occupant;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Species;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.symmetry.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the atoms that a CIF lists, those of one place into one site, and repeats them by symmetry. For one thread. */
final class CifSites {
    /** In fractional coordinates: images that are nearer in all three are one site. */
    private static final double SAME_PLACE = 1e-4;

    private final String source;
    private final List<Operation> operations;
    private final List<Place> places = new ArrayList<>();

    /** What stands on one place of the list. */
    private static final class Place {
        final Vector at;
        final int line;
        final Map<Species, Double> shares = new LinkedHashMap<>();
        String label = "";

        Place(Vector at, int line) {
            this.at = at;
            this.line = line;
        }

        double total() {
            return shares.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    CifSites(String source, List<Operation> operations) {
        this.source = source;
        this.operations = operations;
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** Where an operation moves it onto a place that is known already, both share that place. */
    void add(String label, Species species, double share, Vector at, int line) {
        var place = known(at);
        if (place == null) {
            place = new Place(at, line);
            places.add(place);
        }
        place.shares.merge(species, share, Double::sum);
        place.label = label;
    }

    /** From the least to the most electronegative occupant; equal occupants in the file's order. */
    List<Site> expanded() {
        var byOccupant = new LinkedHashMap<Occupant, List<Place>>();
        var problems = new ArrayList<String>();
        for (var place : places) {
            double total = place.total();
            if (total > 1 + Mixture.ROUNDING) {
                problems.add(
                        "%s, line %d: the occupancies on the place of %s add up to %s, more than 1: %s. Correct the occupancies, or the coordinates of atoms that share no place."
                                .formatted(
                                        source,
                                        place.line,
                                        place.label,
                                        total,
                                        place.shares.keySet().stream()
                                                .map(Species::name)
                                                .toList()));
            } else {
                byOccupant
                        .computeIfAbsent(occupant(place), _ -> new ArrayList<>())
                        .add(place);
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        var sites = new ArrayList<Site>();
        byOccupant.forEach((occupant, ofOccupant) -> addImages(occupant, ofOccupant, sites));
        sites.sort(Site.BY_ELECTRONEGATIVITY);
        return sites;
    }

    private static Occupant occupant(Place place) {
        double total = place.total();
        if (total <= 1) {
            return Mixture.of(place.shares);
        }
        var scaled = new LinkedHashMap<Species, Double>();
        place.shares.forEach((species, share) -> scaled.put(species, share / total));
        return Mixture.of(scaled);
    }

    private void addImages(Occupant occupant, List<Place> ofOccupant, List<Site> sites) {
        var taken = new ArrayList<Vector>();
        for (var place : ofOccupant) {
            for (var operation : operations) {
                var image = wrapped(operation.apply(place.at));
                if (taken.stream().noneMatch(other -> isSamePlace(image, other))) {
                    taken.add(image);
                    var site = Site.of(occupant, image);
                    sites.add(new Site(
                            place.label, site.occupant(), image, site.freedom(), site.velocity(), site.moment()));
                }
            }
        }
    }

    private @Nullable Place known(Vector at) {
        for (var operation : operations) {
            var image = operation.apply(at);
            for (var place : places) {
                if (isSamePlace(image, place.at)) {
                    return place;
                }
            }
        }
        return null;
    }

    private static Vector wrapped(Vector at) {
        return new Vector(at.x() - Math.floor(at.x()), at.y() - Math.floor(at.y()), at.z() - Math.floor(at.z()));
    }

    private static boolean isSamePlace(Vector one, Vector other) {
        return isSame(one.x() - other.x()) && isSame(one.y() - other.y()) && isSame(one.z() - other.z());
    }

    private static boolean isSame(double difference) {
        return Math.abs(difference - Math.rint(difference)) < SAME_PLACE;
    }
}
