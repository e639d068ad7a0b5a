package io.jadeite.engine.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether two structures are the same crystal, however each is described: another cell, origin, order of sites, size.
 * The rules are those of pymatgen's {@code StructureMatcher}: both are brought to their smallest cells and to one volume; then some
 * mapping of the lattices and some shift must bring each site near to one with the same element. Oxidation states and spins don't
 * count.
 *
 * <pre>{@code
 * relaxed.matches(given);                             // with the usual tolerances
 * new StructureMatch(0.05, 0.1, 2).fits(one, other);  // stricter
 * }</pre>
 *
 * @param lengthTolerance share by which lattice lengths may differ
 * @param siteTolerance how far sites may be apart, as a share of the edge of a cube with the volume that a site has
 * @param angleTolerance in degrees, of the lattice
 */
public record StructureMatch(double lengthTolerance, double siteTolerance, double angleTolerance) {
    /** pymatgen's: 0.2, 0.3, 5°. */
    public static final StructureMatch USUAL = new StructureMatch(0.2, 0.3, 5);

    /** In Å, for finding the smallest cell. */
    private static final double JOINED = 0.25;

    public boolean fits(Structure one, Structure other) {
        var first = SmallestCell.of(ofElements(one), JOINED);
        var second = SmallestCell.of(ofElements(other), JOINED);
        if (first.size() != second.size() || !counts(first).equals(counts(second))) {
            return false;
        }
        double volume = Math.sqrt(first.volume() * second.volume());
        var from = reduced(first.withVolume(volume));
        var to = reduced(second.withVolume(volume));
        return LatticeMappings.of(to.lattice(), from.lattice(), lengthTolerance, angleTolerance).stream()
                .anyMatch(mapping -> fitsMapped(from, to, mapping));
    }

    private static Structure ofElements(Structure structure) {
        return structure.withSites(structure.sites().stream()
                .map(site -> site.withOccupant(ofElements(site.occupant())))
                .toList());
    }

    private static Occupant ofElements(Occupant occupant) {
        return switch (occupant) {
            case Species species -> Species.of(species.element());
            case Mixture mixture -> {
                var shares = new HashMap<Species, Double>();
                mixture.shares()
                        .forEach((species, share) -> shares.merge(Species.of(species.element()), share, Double::sum));
                yield Mixture.of(shares);
            }
        };
    }

    private static Map<Occupant, Long> counts(Structure structure) {
        return structure.sites().stream().collect(Collectors.groupingBy(Site::occupant, Collectors.counting()));
    }

    private static Structure reduced(Structure structure) {
        var lattice = ReducedLattice.of(structure.lattice());
        return new Structure(
                lattice,
                structure.sites().stream()
                        .map(site -> site.withFractional(
                                lattice.toFractional(structure.lattice().toCartesian(site.fractional()))))
                        .toList());
    }

    private boolean fitsMapped(Structure from, Structure to, Matrix mapping) {
        var rows = mapping.times(Matrix.of(to.lattice()));
        var mapped = new Lattice(rows.first(), rows.second(), rows.third());
        var back = mapping.inverse();
        var sites = to.sites().stream()
                .map(site -> site.withFractional(back.timesRow(site.fractional())))
                .toList();
        var between = mean(from.lattice(), mapped);
        var rarest = from.sites().stream().collect(Collectors.groupingBy(Site::occupant)).values().stream()
                .min(Comparator.comparingInt(List::size))
                .orElseThrow()
                .getFirst();
        return sites.stream()
                .filter(site -> site.occupant().equals(rarest.occupant()))
                .anyMatch(site ->
                        fitsShifted(from.sites(), sites, rarest.fractional().minus(site.fractional()), between));
    }

    /** Sites are compared in a lattice between the two. */
    private static Lattice mean(Lattice one, Lattice other) {
        var lengths = one.lengths();
        var angles = one.angles();
        for (int i = 0; i < 3; i++) {
            lengths[i] = (lengths[i] + other.lengths()[i]) / 2;
            angles[i] = (angles[i] + other.angles()[i]) / 2;
        }
        return Lattice.ofParameters(lengths[0], lengths[1], lengths[2], angles[0], angles[1], angles[2]);
    }

    private boolean fitsShifted(List<Site> from, List<Site> to, Vector shift, Lattice lattice) {
        double farthest = siteTolerance * Math.cbrt(lattice.volume() / from.size());
        var moves = new ArrayList<Vector>();
        var byOccupant = to.stream().collect(Collectors.groupingBy(Site::occupant));
        for (var group :
                from.stream().collect(Collectors.groupingBy(Site::occupant)).values()) {
            var others = byOccupant.getOrDefault(group.getFirst().occupant(), List.of());
            var found = paired(group, others, shift, lattice, 2 * farthest);
            if (found.isEmpty()) {
                return false;
            }
            moves.addAll(found);
        }
        var drift = moves.stream().reduce(Vector.ZERO, Vector::plus).times(1.0 / moves.size());
        return moves.stream().allMatch(move -> move.minus(drift).length() <= farthest);
    }

    /** Cartesian ways from sites to those that they are paired with; none where a site has no partner that near. */
    private static List<Vector> paired(List<Site> from, List<Site> to, Vector shift, Lattice lattice, double farthest) {
        int size = from.size();
        if (to.size() != size) {
            return List.of();
        }
        var ways = new Vector[size][size];
        var costs = new double[size][size];
        for (int i = 0; i < size; i++) {
            boolean alone = true;
            for (int j = 0; j < size; j++) {
                ways[i][j] = shortest(
                        to.get(j).fractional().plus(shift).minus(from.get(i).fractional()), lattice);
                costs[i][j] = ways[i][j].dot(ways[i][j]);
                alone &= costs[i][j] > farthest * farthest;
            }
            if (alone) {
                return List.of();
            }
        }
        int[] partners = Assignment.cheapest(costs);
        var paired = new ArrayList<Vector>(size);
        for (int i = 0; i < size; i++) {
            paired.add(ways[i][partners[i]]);
        }
        return paired;
    }

    /** Of all images, in a lattice that is nearly reduced. */
    private static Vector shortest(Vector difference, Lattice lattice) {
        var wrapped = new Vector(
                difference.x() - Math.rint(difference.x()),
                difference.y() - Math.rint(difference.y()),
                difference.z() - Math.rint(difference.z()));
        var shortest = lattice.toCartesian(wrapped);
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                for (int k = -1; k <= 1; k++) {
                    var image = lattice.toCartesian(wrapped.plus(new Vector(i, j, k)));
                    shortest = image.length() < shortest.length() ? image : shortest;
                }
            }
        }
        return shortest;
    }
}
