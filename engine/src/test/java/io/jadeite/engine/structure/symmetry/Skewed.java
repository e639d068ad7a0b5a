package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Matrix;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.random.RandomGenerator;

/** The same crystal by other vectors, turned in space and moved. */
final class Skewed {
    private Skewed() {}

    static Structure of(Structure structure, RandomGenerator random) {
        var shear = Matrix.of(1, part(random), part(random), 0, 1, part(random), 0, 0, 1)
                .times(Matrix.of(1, 0, 0, part(random), 1, 0, part(random), 0, 1));
        var rows = shear.times(Matrix.of(structure.lattice())).times(rotation(random));
        var lattice = new Lattice(rows.first(), rows.second(), rows.third());
        var back = shear.inverse();
        var shift = new Vector(random.nextDouble(), random.nextDouble(), random.nextDouble());
        return new Structure(
                lattice,
                structure.sites().stream()
                        .map(site -> site.withFractional(
                                back.timesRow(site.fractional()).plus(shift)))
                        .toList());
    }

    private static int part(RandomGenerator random) {
        return random.nextInt(-1, 2);
    }

    /** About a random axis (Rodrigues). */
    private static Matrix rotation(RandomGenerator random) {
        var axis = new Vector(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        var unit = axis.times(1 / axis.length());
        double angle = random.nextDouble(2 * Math.PI);
        var cross = Matrix.of(0, -unit.z(), unit.y(), unit.z(), 0, -unit.x(), -unit.y(), unit.x(), 0);
        return Matrix.IDENTITY
                .plus(cross.times(Math.sin(angle)))
                .plus(cross.times(cross).times(1 - Math.cos(angle)));
    }
}
