package io.jadeite.engine.structure;

import io.jadeite.engine.structure.Site.Freedom;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Structures of any shape, also such as no nature makes. */
public final class RandomStructures {
    /** Of the box of the edges; flatter cells need brute force of too many images. */
    private static final double LEAST_VOLUME = 0.05;

    private RandomStructures() {}

    /** Up to so many sites; some with potentials in their labels, selective dynamics and velocities. */
    public static Structure next(RandomGenerator random, int mostSites) {
        boolean selective = random.nextBoolean();
        boolean moving = random.nextBoolean();
        return new Structure(
                lattice(random),
                Stream.generate(() -> site(random, selective, moving))
                        .limit(random.nextInt(1, mostSites + 1))
                        .toList());
    }

    /** Often skewed, sometimes left-handed; edges from 0.01 to 100 Å. */
    public static Lattice lattice(RandomGenerator random) {
        double scale = Math.pow(10, random.nextDouble(-2, 2));
        while (true) {
            var a = edge(random).times(scale);
            var b = edge(random).times(scale);
            var c = edge(random).times(scale);
            double share = Math.abs(a.dot(b.cross(c))) / (a.length() * b.length() * c.length());
            if (share > LEAST_VOLUME) {
                return new Lattice(a, b.plus(a.times(random.nextInt(-2, 3))), c);
            }
        }
    }

    public static Vector vector(RandomGenerator random) {
        return new Vector(number(random), number(random), number(random));
    }

    private static Site site(RandomGenerator random, boolean selective, boolean moving) {
        var element = Element.ofNumber(random.nextInt(1, 119));
        var label = element.symbol() + List.of("", "", "_pv", "_sv_GW").get(random.nextInt(4));
        return new Site(
                label,
                element,
                vector(random).times(2),
                selective
                        ? Optional.of(new Freedom(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()))
                        : Optional.empty(),
                moving ? Optional.of(edge(random).times(1e-3)) : Optional.empty());
    }

    private static Vector edge(RandomGenerator random) {
        var edge = vector(random);
        return edge.length() > 0.1 ? edge : edge(random);
    }

    private static double number(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> random.nextDouble() * 1e-12;
            default -> random.nextDouble(-1, 1);
        };
    }
}
