package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Moment;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Magnetic moments of sites: given one by one, or looked up by species. */
final class SiteMoments {
    private static final double OTHERWISE = 0.6;

    /** Where some sites have a moment and others have none said, VASP's own default stands for those. */
    private static final Moment BESIDE_OTHERS = new Moment.Collinear(1);

    private static final Moment VECTOR_BESIDE_OTHERS = new Moment.Noncollinear(new Vector(1, 1, 1));

    private SiteMoments() {}

    /** The structure with these moments, in the order of its sites, one number or three for each. */
    static Structure given(Structure structure, List<?> moments) {
        boolean vectors = moments.size() == 3 * structure.size();
        if (!vectors && moments.size() != structure.size()) {
            throw new InputException("MAGMOM should have a number for each of the %d atoms (or three), found %d."
                    .formatted(structure.size(), moments.size()));
        }
        var numbers = moments.stream().map(SiteMoments::number).toList();
        var sites = new ArrayList<Site>();
        for (int i = 0; i < structure.size(); i++) {
            Moment moment = vectors
                    ? new Moment.Noncollinear(
                            new Vector(numbers.get(3 * i), numbers.get(3 * i + 1), numbers.get(3 * i + 2)))
                    : new Moment.Collinear(numbers.get(i));
            sites.add(structure.sites().get(i).withMoment(moment));
        }
        return structure.withSites(sites);
    }

    private static double number(Object moment) {
        return switch (moment) {
            case Number number -> number.doubleValue();
            default -> throw new InputException("MAGMOM should be numbers, found '%s'.".formatted(moment));
        };
    }

    /**
     * A number for each site; three where moments are vectors.
     *
     * @param wanted by species or element, before what the sites say
     * @param bySpecies for sites that say nothing
     * @param vectors whether numbers are turned into vectors along z
     */
    static List<Object> of(
            Structure structure, Map<String, Object> wanted, Map<String, Object> bySpecies, boolean vectors) {
        if (vectors) {
            return structure.sites().stream()
                    .flatMap(site -> site.moment().orElse(null) instanceof Moment.Noncollinear(Vector size)
                            ? Stream.<Object>of(size.x(), size.y(), size.z())
                            : Stream.concat(
                                    Stream.<Object>of(0.0, 0.0),
                                    of(structure.withSites(List.of(site)), wanted, bySpecies, false).stream()))
                    .toList();
        }
        boolean someSay =
                structure.sites().stream().anyMatch(site -> site.moment().isPresent());
        boolean someAreVectors =
                structure.sites().stream().anyMatch(site -> site.moment().orElse(null) instanceof Moment.Noncollinear);
        Moment missing = someAreVectors ? VECTOR_BESIDE_OTHERS : BESIDE_OTHERS;
        var moments = new ArrayList<Object>();
        for (var site : structure.sites()) {
            var species = site.species();
            var first = wanted.get(species.name());
            if (first instanceof Number number && number.doubleValue() != 0) {
                moments.add(number);
            } else if (someSay) {
                add(moments, site.moment().orElse(missing));
            } else if (species.spin().isPresent()) {
                moments.add(species.spin().getAsDouble());
            } else {
                var byName = bySpecies.get(species.name());
                moments.add(
                        byName != null
                                ? byName
                                : bySpecies.getOrDefault(
                                        species.element().symbol(), bySpecies.getOrDefault("default", OTHERWISE)));
            }
        }
        return moments;
    }

    private static void add(List<Object> moments, Moment moment) {
        switch (moment) {
            case Moment.Collinear(double size) -> moments.add(size);
            case Moment.Noncollinear(Vector size) -> {
                moments.add(size.x());
                moments.add(size.y());
                moments.add(size.z());
            }
        }
    }
}
