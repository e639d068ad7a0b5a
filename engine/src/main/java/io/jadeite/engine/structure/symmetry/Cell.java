package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Occupant;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A structure as spglib takes it: kinds of occupants are numbers.
 *
 * @param kinds of the positions, counted from 0 in {@code occupants}
 */
record Cell(Lattice lattice, List<Vector> positions, List<Integer> kinds, List<Occupant> occupants) {
    static Cell of(Structure structure) {
        var numbers = new LinkedHashMap<Occupant, Integer>();
        var kinds = new ArrayList<Integer>(structure.size());
        for (var site : structure.sites()) {
            kinds.add(numbers.computeIfAbsent(site.occupant(), _ -> numbers.size()));
        }
        return new Cell(
                structure.lattice(),
                structure.sites().stream().map(Site::fractional).toList(),
                kinds,
                List.copyOf(numbers.keySet()));
    }

    int size() {
        return positions.size();
    }

    /** What the sites bear beside their occupant doesn't come along: there may be more sites now, or fewer. */
    Structure structure() {
        var sites = new ArrayList<Site>(size());
        for (int i = 0; i < size(); i++) {
            sites.add(Site.of(occupants.get(kinds.get(i)), positions.get(i)));
        }
        return new Structure(lattice, sites);
    }
}
