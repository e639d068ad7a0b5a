package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;
import java.util.List;

/** A periodic arrangement of atoms: a lattice and the sites in one of its cells, in the order of the file. */
public record Structure(Lattice lattice, List<Site> sites) {
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
}
