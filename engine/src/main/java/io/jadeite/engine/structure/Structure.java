package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;
import java.util.List;

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

    /** The elements of the sites, in their order. */
    public List<Element> elements() {
        return sites.stream().map(Site::element).toList();
    }

    public Composition composition() {
        return Composition.of(elements());
    }

    /** All atoms of the cell: {@code Fe4 P4 O16}. */
    public String formula() {
        return composition().formula();
    }

    /** {@code FePO4}; see {@link Composition#reducedFormula()}. */
    public String reducedFormula() {
        return composition().reducedFormula();
    }

    /** {@code ABC4}; see {@link Composition#anonymousFormula()}. */
    public String anonymousFormula() {
        return composition().anonymousFormula();
    }

    /** In g/cm³. */
    public double density() {
        return composition().mass() / volume() * GRAMS_PER_CUBIC_CENTIMETRE;
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
