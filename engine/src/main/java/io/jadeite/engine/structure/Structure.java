package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A periodic arrangement of atoms: a lattice and the sites in one of its cells, in the order of the file.
 *
 * <pre>{@code
 * var structure = StructureFile.read(Path.of("POSCAR"));
 * structure.reducedFormula(); // FePO4
 * structure.density();        // 3.33 g/cm³
 * structure.closestPair();    // sites 4 and 9, 1.54 Å apart
 * }</pre>
 */
public record Structure(Lattice lattice, List<Site> sites) {
    /** u in 1e-24 g, which turns u/Å³ into g/cm³; CODATA 2022: u = 1.66053906892(52)e-27 kg. */
    private static final double GRAMS_PER_CUBIC_CENTIMETRE = 1.66053906892;

    private static final int MOST_TOLD = 4;

    public Structure {
        sites = List.copyOf(sites);
        if (sites.isEmpty()) {
            throw new InputException("A structure needs at least one site, found none.");
        }
    }

    public int size() {
        return sites.size();
    }

    /** In Å³. */
    public double volume() {
        return lattice.volume();
    }

    /** The sites' places in Å, in order. */
    public List<Vector> cartesian() {
        return sites.stream()
                .map(site -> lattice.toCartesian(site.fractional()))
                .toList();
    }

    /** Whether each site has one species alone. */
    public boolean isOrdered() {
        return sites.stream().allMatch(Site::isOrdered);
    }

    /**
     * This structure, if it is ordered.
     *
     * @param purpose what needs it to be, as messages begin: {@code POSCAR}
     * @throws InputException with the sites that several species share or that are partly empty
     */
    public Structure ordered(String purpose) {
        var shared = sites.stream().filter(site -> !site.isOrdered()).toList();
        if (shared.isEmpty()) {
            return this;
        }
        var some = shared.stream().limit(MOST_TOLD).map(Site::name).distinct().collect(Collectors.joining(", "));
        throw new InputException(
                "%s needs one element on each site, but %s has %d of %d sites that are shared or partly empty: %s. Make an ordered structure first, for instance a supercell in which each site has one element or none."
                        .formatted(purpose, formula(), shared.size(), size(), some));
    }

    /** The elements of the sites, in their order. */
    public List<Element> elements() {
        return sites.stream().map(Site::element).toList();
    }

    /** Of an ordered structure. */
    public Composition composition() {
        return Composition.of(elements());
    }

    /** Of any structure. */
    public Amounts amounts() {
        return Amounts.of(sites.stream().map(Site::occupant).toList());
    }

    /** All atoms of the cell: {@code Fe4 P4 O16}. */
    public String formula() {
        return isOrdered() ? composition().formula() : amounts().formula();
    }

    /** {@code FePO4}; see {@link Composition#reducedFormula()}. */
    public String reducedFormula() {
        return isOrdered() ? composition().reducedFormula() : amounts().reducedFormula();
    }

    /** {@code ABC4}; see {@link Composition#anonymousFormula()}. */
    public String anonymousFormula() {
        return composition().anonymousFormula();
    }

    /** In g/cm³. */
    public double density() {
        return amounts().mass() / volume() * GRAMS_PER_CUBIC_CENTIMETRE;
    }

    /** In Å, from one site to the nearest image of the other; 0 from a site to itself. Sites count from 0. */
    public double distance(int from, int to) {
        return new Distances(lattice)
                .between(
                        lattice.toCartesian(sites.get(from).fractional()),
                        lattice.toCartesian(sites.get(to).fractional()));
    }

    /** The two atoms nearest to each other, or an atom and its own image; time grows with the number of sites only. */
    public ClosestPair closestPair() {
        return ClosestPairSearch.in(this);
    }

    /** In Å, of the closest pair. */
    public double shortestDistance() {
        return closestPair().distance();
    }

    /** The same lattice with other sites. */
    public Structure withSites(List<Site> changed) {
        return new Structure(lattice, changed);
    }

    /** Another lattice; the sites keep their fractional coordinates and so move along. */
    public Structure withLattice(Lattice changed) {
        return new Structure(changed, sites);
    }

    /** The same shape and fractional coordinates with another volume, in Å³. */
    public Structure withVolume(double changed) {
        return withLattice(lattice.scaled(Math.cbrt(changed / volume())));
    }

    /** Repeated that often along a, b and c. */
    public Structure supercell(int a, int b, int c) {
        return supercell(Matrix.diagonal(a, b, c));
    }

    /** @param vectors its rows are the new lattice vectors as whole-number combinations of the old ones */
    public Structure supercell(Matrix vectors) {
        return Supercell.of(this, vectors);
    }

    /**
     * With each Cartesian place x at (1 + strain) · x.
     *
     * @param strain 0.01 on the diagonal makes it longer by 1 % along that axis
     */
    public Structure strained(Matrix strain) {
        var deformation = Matrix.IDENTITY.plus(strain);
        return withLattice(new Lattice(
                deformation.times(lattice.a()), deformation.times(lattice.b()), deformation.times(lattice.c())));
    }

    /**
     * With each site moved by this distance in a direction of its own, fixed ones too.
     *
     * @param distance in Å
     * @param seed the same one gives the same directions
     */
    public Structure perturbed(double distance, long seed) {
        if (!(distance >= 0) || !Double.isFinite(distance)) {
            throw new InputException("Sites are moved by a distance from 0 Å on, found %s.".formatted(distance));
        }
        var random = new Random(seed);
        return withSites(sites.stream()
                .map(site -> {
                    var direction = new Vector(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
                    var move = direction.times(distance / Math.max(direction.length(), Double.MIN_NORMAL));
                    return site.withFractional(site.fractional().plus(lattice.toFractional(move)));
                })
                .toList());
    }

    /** From the least to the most electronegative occupant, as formulas name elements; equal ones keep their order. */
    public Structure sorted() {
        return withSites(sites.stream().sorted(Site.BY_ELECTRONEGATIVITY).toList());
    }

    /**
     * For each site all others, and images in other cells, that are no farther than the radius; the nearest first.
     *
     * @param radius in Å
     */
    public List<List<Neighbour>> neighbours(double radius) {
        return new NeighbourList(this, radius).all();
    }

    /**
     * With magnetic moments of its sites, in μB, as VASP's MAGMOM lists them: {@code 5 -5 4*0.6}.
     *
     * @param moments one number a site, or three
     */
    public Structure withMoments(String moments) {
        return SiteMoments.given(this, moments);
    }

    /** Whether it is the same crystal, however described, within {@link StructureMatch#USUAL}'s tolerances. */
    public boolean matches(Structure other) {
        return StructureMatch.USUAL.fits(this, other);
    }

    /**
     * The smallest cell that it repeats, without spglib and without idealising: joined sites are averaged.
     *
     * @param tolerance in Å, by which joined sites may be apart
     */
    public Structure smallestCell(double tolerance) {
        return SmallestCell.of(this, tolerance);
    }
}
