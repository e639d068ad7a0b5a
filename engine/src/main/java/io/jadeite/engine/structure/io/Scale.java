package io.jadeite.engine.structure.io;

import io.jadeite.engine.structure.Vector;
import java.util.List;

/** What the second line of a POSCAR does to lattice vectors and Cartesian positions. */
public sealed interface Scale {
    /** One positive number: all are multiplied by it. */
    record Uniform(double factor) implements Scale {}

    /** One negative number: all are multiplied so that the cell gets this volume, in Å³. */
    record ToVolume(double volume) implements Scale {}

    /** Three positive numbers: for the x, y and z components. */
    record Components(Vector factors) implements Scale {}

    /** For the x, y and z components of anything in this lattice. */
    default Vector factors(List<Vector> vectors) {
        return switch (this) {
            case Uniform(double factor) -> new Vector(factor, factor, factor);
            case ToVolume(double volume) -> {
                double unscaled = Math.abs(vectors.get(0).dot(vectors.get(1).cross(vectors.get(2))));
                double factor = Math.cbrt(volume / unscaled);
                yield new Vector(factor, factor, factor);
            }
            case Components(Vector factors) -> factors;
        };
    }
}
