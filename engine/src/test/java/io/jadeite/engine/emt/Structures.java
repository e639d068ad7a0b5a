package io.jadeite.engine.emt;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Structures to test with. */
final class Structures {
    private static final List<Element> ELEMENTS = List.of(
            Element.H,
            Element.C,
            Element.N,
            Element.O,
            Element.AL,
            Element.NI,
            Element.CU,
            Element.PD,
            Element.AG,
            Element.PT,
            Element.AU);
    private static final double NEAREST = 1.2;

    private Structures() {}

    /** Copper of n×n×n cubic cells. */
    static Structure copper(int n) {
        return repeated(
                new Structure(
                        Lattice.cubic(3.61),
                        List.of(
                                Site.of(Element.CU, Vector.ZERO),
                                Site.of(Element.CU, new Vector(0, 0.5, 0.5)),
                                Site.of(Element.CU, new Vector(0.5, 0, 0.5)),
                                Site.of(Element.CU, new Vector(0.5, 0.5, 0)))),
                n,
                n,
                n);
    }

    static Structure repeated(Structure structure, int na, int nb, int nc) {
        var lattice = structure.lattice();
        var sites = new ArrayList<Site>();
        for (int a = 0; a < na; a++) {
            for (int b = 0; b < nb; b++) {
                for (int c = 0; c < nc; c++) {
                    for (var site : structure.sites()) {
                        var f = site.fractional();
                        sites.add(
                                site.withFractional(new Vector((f.x() + a) / na, (f.y() + b) / nb, (f.z() + c) / nc)));
                    }
                }
            }
        }
        return new Structure(
                new Lattice(
                        lattice.a().times(na),
                        lattice.b().times(nb),
                        lattice.c().times(nc)),
                sites);
    }

    static Structure shaken(Structure structure, double by, long seed) {
        var random = new SplittableRandom(seed);
        return withSites(structure, site -> {
            var way = new Vector(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(by);
            return site.withFractional(
                    site.fractional().plus(structure.lattice().toFractional(way)));
        });
    }

    static Structure withSites(Structure structure, UnaryOperator<Site> change) {
        return new Structure(
                structure.lattice(), structure.sites().stream().map(change).toList());
    }

    /** One to six atoms of any elements in a cell of any shape, now and then a very skewed one. */
    static Structure random(long seed) {
        var random = new SplittableRandom(seed);
        while (true) {
            int atoms = random.nextInt(1, 7);
            double size = random.nextDouble(2, 7);
            var a = vector(random, size);
            var b = vector(random, size).plus(a.times(seed % 5 == 0 ? random.nextInt(-6, 7) : 0));
            var c = vector(random, size).plus(b.times(seed % 7 == 0 ? random.nextInt(-4, 5) : 0));
            if (Math.abs(a.dot(b.cross(c))) < 8 * atoms) {
                continue;
            }
            var sites = new ArrayList<Site>();
            for (int i = 0; i < atoms; i++) {
                var element = ELEMENTS.get(random.nextInt(ELEMENTS.size()));
                sites.add(Site.of(element, vector(random, 1)));
            }
            var structure = new Structure(new Lattice(a, b, c), sites);
            if (nearest(structure) > NEAREST) {
                return structure;
            }
        }
    }

    /** The shortest distance of two atoms or images, in Å, by looking at many images. */
    private static double nearest(Structure structure) {
        double nearest = Double.POSITIVE_INFINITY;
        var places = structure.cartesian();
        for (int a = -9; a <= 9; a++) {
            for (int b = -9; b <= 9; b++) {
                for (int c = -9; c <= 9; c++) {
                    var image = structure.lattice().toCartesian(new Vector(a, b, c));
                    for (int i = 0; i < places.size(); i++) {
                        for (int j = 0; j <= i; j++) {
                            double distance = places.get(i)
                                    .minus(places.get(j))
                                    .plus(image)
                                    .length();
                            nearest = i == j && distance < 1e-9 ? nearest : Math.min(nearest, distance);
                        }
                    }
                }
            }
        }
        return nearest;
    }

    private static Vector vector(SplittableRandom random, double size) {
        return new Vector(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(size);
    }
}
