package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Matrix;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * Conventional and primitive cells with the axis conventions of pymatgen's {@code SpacegroupAnalyzer}, which are those of
 * Setyawan and Curtarolo (Comput. Mater. Sci. 49, 299, 2010) but for a few choices of its own.
 */
final class StandardCells {
    /** Fractional coordinates that are nearer than this are those of one atom. */
    private static final double SAME_PLACE = 1e-6;

    private static final Matrix BODY = Matrix.of(-1, 1, 1, 1, -1, 1, 1, 1, -1).times(0.5);
    private static final Matrix FACES = Matrix.of(0, 1, 1, 1, 0, 1, 1, 1, 0).times(0.5);
    private static final Matrix BASE = Matrix.of(1, -1, 0, 1, 1, 0, 0, 0, 2).times(0.5);
    private static final Matrix MONOCLINIC_BASE =
            Matrix.of(1, 1, 0, -1, 1, 0, 0, 0, 2).times(0.5);
    private static final Matrix OBVERSE =
            Matrix.of(2, 1, 1, -1, 1, 1, -1, -2, 1).times(1.0 / 3);

    private StandardCells() {}

    static Structure conventional(Dataset dataset, MonoclinicAngle angle) {
        var refined = sorted(dataset.standard().structure());
        var group = dataset.spaceGroup();
        return switch (group.crystalSystem()) {
            case CUBIC, ORTHORHOMBIC -> turned(refined, RightAngledAxes.orthorhombic(refined.lattice(), group));
            case TETRAGONAL -> turned(refined, RightAngledAxes.tetragonal(refined.lattice()));
            case TRIGONAL, HEXAGONAL -> turned(refined, hexagonal(refined.lattice()));
            case MONOCLINIC -> turned(refined, MonoclinicAxes.of(refined.lattice(), group, angle));
            case TRICLINIC -> {
                var reduced = Rebased.onto(LatticeReduction.reduced(refined.lattice()), refined);
                yield turned(reduced, TriclinicAxes.of(reduced.lattice()));
            }
        };
    }

    static Structure primitive(Dataset dataset, MonoclinicAngle angle) {
        var conventional = conventional(dataset, angle);
        var group = dataset.spaceGroup();
        var toPrimitive = toPrimitive(group);
        if (toPrimitive.equals(Matrix.IDENTITY)) {
            return conventional;
        }
        var primitive = withoutImages(
                Rebased.onto(lattice(toPrimitive.times(Matrix.of(conventional.lattice()))), conventional));
        return group.isRhombohedral() ? primitive.withLattice(rhombohedral(primitive.lattice())) : primitive;
    }

    /** Rows: the primitive vectors in terms of the conventional ones. */
    private static Matrix toPrimitive(SpaceGroup group) {
        return switch (group.centring()) {
            case 'R' -> OBVERSE;
            case 'I' -> BODY;
            case 'F' -> FACES;
            case 'A', 'C' -> group.crystalSystem() == CrystalSystem.MONOCLINIC ? MONOCLINIC_BASE : BASE;
            default -> Matrix.IDENTITY;
        };
    }

    private static Axes hexagonal(Lattice lattice) {
        double a = lattice.a().length();
        double height = a * Math.sqrt(3) / 2;
        return new Axes(
                Matrix.IDENTITY,
                Matrix.of(a / 2, -height, 0, a / 2, height, 0, 0, 0, lattice.c().length()));
    }

    /** Of the same lengths and angles, turned so that its long diagonal lies in the plane of x and z. */
    private static Lattice rhombohedral(Lattice lattice) {
        double a = lattice.a().length();
        double alpha = Math.toRadians(lattice.angles()[0]);
        double half = Math.cos(alpha / 2);
        double along = Math.cos(alpha) / half;
        return lattice(Matrix.of(
                a * half,
                -a * Math.sin(alpha / 2),
                0,
                a * half,
                a * Math.sin(alpha / 2),
                0,
                a * along,
                0,
                a * Math.sqrt(1 - along * along)));
    }

    private static Structure turned(Structure refined, Axes axes) {
        var sites = refined.sites().stream()
                .map(site ->
                        site.withFractional(Rebased.wrapped(axes.coordinates().times(site.fractional()))))
                .toList();
        return new Structure(lattice(axes.lattice()), sites);
    }

    /** From the least to the most electronegative occupant, as pymatgen sorts. */
    private static Structure sorted(Structure structure) {
        return structure.withSites(
                structure.sites().stream().sorted(Site.BY_ELECTRONEGATIVITY).toList());
    }

    private static Structure withoutImages(Structure structure) {
        var kept = new ArrayList<Site>();
        for (var site : structure.sites()) {
            if (kept.stream().noneMatch(other -> isImage(site, other))) {
                kept.add(site);
            }
        }
        return structure.withSites(List.copyOf(kept));
    }

    private static boolean isImage(Site site, Site other) {
        var difference = site.fractional().minus(other.fractional());
        return site.occupant().equals(other.occupant())
                && isWhole(difference.x())
                && isWhole(difference.y())
                && isWhole(difference.z());
    }

    private static boolean isWhole(double number) {
        return Math.abs(number - Math.rint(number)) < SAME_PLACE;
    }

    private static Lattice lattice(Matrix rows) {
        return new Lattice(rows.first(), rows.second(), rows.third());
    }
}
