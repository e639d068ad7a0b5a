package io.jadeite.engine.vasp.output.motion;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Where all atoms are at one step.
 *
 * @param elements of the atoms, in their order
 * @param lattice a row for each of a, b, c in Å
 * @param positions a row for each atom, in units of the lattice vectors
 * @param freedoms what may move (1) and what not (0), a row for each atom; empty where nothing was said
 */
public record Frame(List<Element> elements, NumberTable lattice, NumberTable positions, NumberTable freedoms) {
    public Frame {
        elements = List.copyOf(elements);
        if (lattice.rows() != 3 || lattice.columns() != 3 || positions.columns() != 3) {
            throw new IllegalArgumentException("%s is no lattice, or %s are no places".formatted(lattice, positions));
        }
        if (positions.rows() != elements.size()) {
            throw new IllegalArgumentException("%d places for %d atoms".formatted(positions.rows(), elements.size()));
        }
    }

    /** In Å³. */
    public double volume() {
        return cell().volume();
    }

    /** @throws io.jadeite.engine.problem.InputException where a number is missing or the cell is flat */
    public Lattice cell() {
        return new Lattice(Vector.of(lattice.row(0)), Vector.of(lattice.row(1)), Vector.of(lattice.row(2)));
    }

    /** @throws io.jadeite.engine.problem.InputException where a number is missing or the cell is flat */
    public Structure structure() {
        var sites = new ArrayList<Site>(elements.size());
        for (int i = 0; i < positions.rows(); i++) {
            var site = Site.of(elements.get(i), Vector.of(positions.row(i)));
            sites.add(freedoms.isEmpty() ? site : site.withFreedom(freedom(i)));
        }
        return new Structure(cell(), sites);
    }

    private Site.Freedom freedom(int atom) {
        return new Site.Freedom(freedoms.get(atom, 0) > 0, freedoms.get(atom, 1) > 0, freedoms.get(atom, 2) > 0);
    }
}
