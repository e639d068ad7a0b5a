package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;
import java.util.List;
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
}
