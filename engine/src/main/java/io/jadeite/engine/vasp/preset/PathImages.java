package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;

/** Structures on the straight way between two ends of a path. */
public final class PathImages {
    private PathImages() {}

    /**
     * Both ends and the structures between them.
     *
     * @param between how many
     * @param tolerance in Å: an atom of the end is the one of the start that it is this near to; one atom may go further
     * @throws InputException where the ends' atoms can't be told from each other that way
     */
    public static List<Structure> between(Structure start, Structure end, int between, double tolerance) {
        if (start.size() != end.size()) {
            throw new InputException("The ends of a path need the same atoms, found %s and %s."
                    .formatted(start.formula(), end.formula()));
        }
        var places = matched(start, end, tolerance);
        var images = new ArrayList<Structure>();
        for (int image = 0; image <= between + 1; image++) {
            double share = (double) image / (between + 1);
            var sites = new ArrayList<Site>();
            for (int i = 0; i < start.size(); i++) {
                var site = start.sites().get(i);
                var way = nearest(places.get(i).minus(site.fractional()));
                sites.add(site.withFractional(site.fractional().plus(way.times(share))));
            }
            images.add(start.withSites(sites));
        }
        return images;
    }

    private static List<Vector> matched(Structure start, Structure end, double tolerance) {
        var partners = new ArrayList<Integer>();
        var far = new ArrayList<Integer>();
        for (int i = 0; i < start.size(); i++) {
            var near = near(start, i, end, tolerance);
            if (near.size() > 1) {
                throw new InputException("Atom %d of the start is within %s Å of %d atoms of the end; which is it?"
                        .formatted(i + 1, tolerance, near.size()));
            }
            if (near.isEmpty()) {
                far.add(i);
                partners.add(-1);
            } else {
                partners.add(near.getFirst());
            }
        }
        if (far.size() > 1) {
            throw new InputException(
                    "%d atoms move by more than %s Å between the ends, so that they can't be matched; one may."
                            .formatted(far.size(), tolerance));
        }
        if (far.size() == 1) {
            for (int j = 0; j < end.size(); j++) {
                if (!partners.contains(j)) {
                    partners.set(far.getFirst(), j);
                    break;
                }
            }
        }
        return partners.stream()
                .map(partner -> end.sites().get(partner).fractional())
                .toList();
    }

    private static List<Integer> near(Structure start, int atom, Structure end, double tolerance) {
        var near = new ArrayList<Integer>();
        var place = start.sites().get(atom).fractional();
        for (int j = 0; j < end.size(); j++) {
            var way = nearest(end.sites().get(j).fractional().minus(place));
            if (start.lattice().toCartesian(way).length() < tolerance) {
                near.add(j);
            }
        }
        return near;
    }

    private static Vector nearest(Vector apart) {
        return new Vector(
                apart.x() - Math.rint(apart.x()), apart.y() - Math.rint(apart.y()), apart.z() - Math.rint(apart.z()));
    }
}
