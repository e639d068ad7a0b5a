package io.jadeite.dsl.plot.atoms;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What is drawn of a structure: its atoms inside the cell, those on faces, edges and corners on all of them, and the bonds between. */
record CellContent(List<Atom> atoms, List<Bond> bonds, List<Edge> edges) {
    /** Fractional distance from a face that counts as on it. */
    private static final double ON_FACE = 0.01;

    /** In Å, Cartesian. */
    record Atom(Element element, Vector place) {}

    record Bond(Atom from, Atom to) {}

    record Edge(Vector from, Vector to) {}

    static CellContent of(Structure structure) {
        var atoms = new ArrayList<Atom>();
        for (var site : structure.sites()) {
            for (var place : images(site.fractional())) {
                atoms.add(new Atom(site.mainElement(), structure.lattice().toCartesian(place)));
            }
        }
        return new CellContent(List.copyOf(atoms), bonds(atoms), edges(structure));
    }

    List<Vector> corners() {
        return edges.stream()
                .flatMap(edge -> List.of(edge.from(), edge.to()).stream())
                .toList();
    }

    private static List<Vector> images(Vector fractional) {
        var images = new ArrayList<Vector>();
        for (double x : along(fractional.x())) {
            for (double y : along(fractional.y())) {
                for (double z : along(fractional.z())) {
                    images.add(new Vector(x, y, z));
                }
            }
        }
        return images;
    }

    private static double[] along(double fractional) {
        double inside = fractional - Math.floor(fractional);
        if (inside < ON_FACE) {
            return new double[] {inside, inside + 1};
        }
        return inside > 1 - ON_FACE ? new double[] {inside - 1, inside} : new double[] {inside};
    }

    private static List<Bond> bonds(List<Atom> atoms) {
        var bonds = new ArrayList<Bond>();
        for (int i = 0; i < atoms.size(); i++) {
            for (int j = i + 1; j < atoms.size(); j++) {
                var from = atoms.get(i);
                var to = atoms.get(j);
                if (AtomLook.areBonded(
                        from.element(),
                        to.element(),
                        from.place().minus(to.place()).length())) {
                    bonds.add(new Bond(from, to));
                }
            }
        }
        return List.copyOf(bonds);
    }

    /** From each corner along the vectors that lead on from it. */
    private static List<Edge> edges(Structure structure) {
        var lattice = structure.lattice();
        return IntStream.range(0, 8)
                .boxed()
                .flatMap(corner -> IntStream.of(1, 2, 4)
                        .filter(along -> (corner & along) == 0)
                        .mapToObj(along -> new Edge(
                                lattice.toCartesian(corner(corner)), lattice.toCartesian(corner(corner | along)))))
                .toList();
    }

    private static Vector corner(int bits) {
        return new Vector(bits & 1, bits >> 1 & 1, bits >> 2 & 1);
    }
}
