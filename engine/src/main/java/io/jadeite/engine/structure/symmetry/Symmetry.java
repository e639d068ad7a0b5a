package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import java.util.List;
import java.util.Optional;

/**
 * The symmetry of a structure, found by spglib. Sites are equal where the same occupants stand on them; magnetic moments
 * and velocities don't count.
 *
 * <pre>{@code
 * var symmetry = Symmetry.of(structure, 0.01);
 * symmetry.spaceGroup();             // Fd-3m (227)
 * symmetry.equivalentSites();        // [0, 0, 2, 2, 2, 2]
 * symmetry.standardPrimitive();      // the cell of the usual k-paths
 * symmetry.reducedMesh(new int[] {4, 4, 4}, new boolean[3]);
 * }</pre>
 *
 * <p>Everything here throws {@link SymmetryUnavailable} where spglib isn't there. Safe for many threads.
 */
public final class Symmetry {
    /** In Å: how far atoms may be from their ideal places. */
    public static final double USUAL_SYMPREC = 0.01;

    /** In degrees, as pymatgen takes it. */
    private static final double USUAL_ANGLE_TOLERANCE = 5;

    /** More k-points than anybody's memory has room for. */
    private static final long MOST_POINTS = 100_000_000;

    private final Structure structure;
    private final Cell cell;
    private final Dataset dataset;
    private final double symprec;
    private final double angleTolerance;

    private Symmetry(Structure structure, Cell cell, Dataset dataset, double symprec, double angleTolerance) {
        this.structure = structure;
        this.cell = cell;
        this.dataset = dataset;
        this.symprec = symprec;
        this.angleTolerance = angleTolerance;
    }

    /** With {@link #USUAL_SYMPREC}. */
    public static Symmetry of(Structure structure) {
        return of(structure, USUAL_SYMPREC);
    }

    /** @param symprec in Å: how far atoms may be from their ideal places */
    public static Symmetry of(Structure structure, double symprec) {
        return of(structure, symprec, USUAL_ANGLE_TOLERANCE);
    }

    /**
     * @param symprec in Å: how far atoms may be from their ideal places
     * @param angleTolerance in degrees: how far angles may be from ideal ones; below 0, spglib takes what symprec implies
     * @throws InputException where spglib finds no symmetry, for instance as atoms are nearer to each other than symprec
     */
    public static Symmetry of(Structure structure, double symprec, double angleTolerance) {
        if (!(symprec > 0) || !Double.isFinite(symprec)) {
            throw new InputException("symprec is a distance above 0 in Å, found %s.".formatted(symprec));
        }
        var spglib = Spglib.loaded();
        var cell = Cell.of(structure);
        var dataset = spglib.dataset(cell, symprec, angleTolerance)
                .orElseThrow(() -> new InputException(
                        "The symmetry of %s couldn't be told at symprec %s Å: spglib says '%s'. The closest atoms are %.4f Å apart; look at the structure, or try another symprec."
                                .formatted(
                                        structure.formula(),
                                        symprec,
                                        spglib.lastError(),
                                        structure.shortestDistance())));
        return new Symmetry(structure, cell, dataset, symprec, angleTolerance);
    }

    /** Why symmetry can't be told on this computer; empty where it can. */
    public static Optional<String> missing() {
        try {
            Spglib.loaded();
            return Optional.empty();
        } catch (SymmetryUnavailable e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Of spglib: {@code 2.8.0}. */
    public static String version() {
        return Spglib.loaded().version();
    }

    public SpaceGroup spaceGroup() {
        return dataset.spaceGroup();
    }

    /** Of the structure as it is given: as many as map its cell onto itself, translations of a centred or larger cell among them. */
    public List<Operation> operations() {
        return dataset.operations();
    }

    /** For each site the first one that it is equivalent to; sites count from 0. */
    public List<Integer> equivalentSites() {
        return dataset.equivalent();
    }

    /** For each site, {@code a} being the one of the highest symmetry. */
    public List<String> wyckoffLetters() {
        return dataset.wyckoffs().stream().map(Symmetry::letter).toList();
    }

    /** For each site: {@code m-3m}, {@code 4mm}, {@code .3.}. */
    public List<String> siteSymmetries() {
        return dataset.siteSymmetries();
    }

    /** How the structure lies in {@link #refined()}. */
    public Transformation transformation() {
        return dataset.transformation();
    }

    /** The idealised conventional cell in spglib's setting (that of the International Tables). */
    public Structure refined() {
        return dataset.standard().structure();
    }

    /** The idealised primitive cell in spglib's setting. */
    public Structure primitive() {
        return Spglib.loaded()
                .primitive(cell, symprec, angleTolerance)
                .orElseThrow(() -> new InputException(
                        "The primitive cell of %s couldn't be found at symprec %s Å: spglib says '%s'. Try another symprec."
                                .formatted(
                                        structure.formula(),
                                        symprec,
                                        Spglib.loaded().lastError())))
                .structure();
    }

    /**
     * The idealised conventional cell by the axis conventions of pymatgen, which follow Setyawan and Curtarolo (Comput.
     * Mater. Sci. 49, 299, 2010); of a monoclinic lattice β is the angle that isn't right.
     */
    public Structure standardConventional() {
        return standardConventional(MonoclinicAngle.BETA);
    }

    /** @param angle {@link MonoclinicAngle#ALPHA} is what Setyawan and Curtarolo take, and what their k-paths belong to */
    public Structure standardConventional(MonoclinicAngle angle) {
        return StandardCells.conventional(dataset, angle);
    }

    /** The primitive cell of {@link #standardConventional()}. */
    public Structure standardPrimitive() {
        return standardPrimitive(MonoclinicAngle.BETA);
    }

    /** @param angle {@link MonoclinicAngle#ALPHA} is what Setyawan and Curtarolo take, and what their k-paths belong to */
    public Structure standardPrimitive(MonoclinicAngle angle) {
        return StandardCells.primitive(dataset, angle);
    }

    /**
     * The k-points of a regular mesh that symmetry (with time reversal) leaves apart from each other.
     *
     * @param divisions of each reciprocal lattice vector, from 1 on
     * @param shifted whether the mesh is moved by half a division along it; unshifted meshes contain Γ
     */
    public List<MeshPoint> reducedMesh(int[] divisions, boolean[] shifted) {
        return reducedMesh(structure, symprec, divisions, shifted);
    }

    /** The same for those who need nothing else, as spglib finds what it needs for a mesh by itself: half the time. */
    public static List<MeshPoint> reducedMesh(Structure structure, double symprec, int[] divisions, boolean[] shifted) {
        checkMesh(divisions, shifted);
        int[] shift = {shifted[0] ? 1 : 0, shifted[1] ? 1 : 0, shifted[2] ? 1 : 0};
        var points = Spglib.loaded().mesh(Cell.of(structure), divisions, shift, symprec);
        if (points.isEmpty()) {
            throw new InputException(
                    "The mesh of %s couldn't be reduced at symprec %s Å: spglib says '%s'. Try another symprec."
                            .formatted(
                                    structure.formula(),
                                    symprec,
                                    Spglib.loaded().lastError()));
        }
        return points;
    }

    private static void checkMesh(int[] divisions, boolean[] shifted) {
        if (divisions.length != 3 || shifted.length != 3) {
            throw new IllegalArgumentException("a mesh has 3 divisions and 3 shifts");
        }
        long points = (long) divisions[0] * divisions[1] * divisions[2];
        if (divisions[0] < 1 || divisions[1] < 1 || divisions[2] < 1 || points > MOST_POINTS) {
            throw new InputException(
                    "A mesh of k-points has divisions from 1 on and at most %d points, found %d × %d × %d."
                            .formatted(MOST_POINTS, divisions[0], divisions[1], divisions[2]));
        }
    }

    /** a to z, then A, as one group has 27. */
    private static String letter(int number) {
        return String.valueOf(number < 26 ? (char) ('a' + number) : (char) ('A' + number - 26));
    }
}
