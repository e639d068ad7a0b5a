package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.symmetry.SpaceGroup;
import java.util.Optional;

/** Which of the paper's lattices a structure has. */
final class PathShapes {
    private static final double RIGHT = 90;

    private PathShapes() {}

    /** Empty where the paper has none: the cell isn't as its conventions have it. */
    static Optional<PathShape> of(SpaceGroup group, Lattice conventional, Lattice primitive, Lattice reciprocal) {
        var symbol = group.symbol();
        var lengths = conventional.lengths();
        double a = lengths[0];
        double b = lengths[1];
        double c = lengths[2];
        return switch (group.crystalSystem()) {
            case CUBIC -> CubicPaths.of(symbol);
            case TETRAGONAL -> TetragonalPaths.of(symbol, a, c);
            case ORTHORHOMBIC -> OrthorhombicPaths.of(symbol, a, b, c);
            case HEXAGONAL -> Optional.of(HexagonalPaths.hexagonal());
            case TRIGONAL ->
                Optional.of(
                        group.isRhombohedral()
                                ? HexagonalPaths.rhombohedral(primitive.angles()[0])
                                : HexagonalPaths.hexagonal());
            case MONOCLINIC ->
                MonoclinicPaths.of(
                        symbol,
                        a,
                        b,
                        c,
                        Math.toRadians(conventional.angles()[0]),
                        reciprocal.angles()[2]);
            case TRICLINIC -> triclinic(reciprocal.angles());
        };
    }

    private static Optional<PathShape> triclinic(double[] angles) {
        boolean lastIsRight = angles[2] == RIGHT;
        if (angles[0] > RIGHT && angles[1] > RIGHT && (angles[2] > RIGHT || lastIsRight)) {
            return Optional.of(TriclinicPaths.obtuse());
        }
        return angles[0] < RIGHT && angles[1] < RIGHT && (angles[2] < RIGHT || lastIsRight)
                ? Optional.of(TriclinicPaths.acute())
                : Optional.empty();
    }
}
