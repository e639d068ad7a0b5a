package io.jadeite.engine.vasp.output.vasprun;

import java.util.EnumSet;
import java.util.Set;

/** What of a vasprun.xml is kept only where it is asked for, as it can take most of the file. */
public enum VasprunPart {
    /** Lattice, places, forces and stress of each step, not of the last alone. */
    TRAJECTORY,
    /** Densities of states of each atom and orbital. */
    ATOM_DENSITIES,
    /** The weight of each state on each orbital of each atom. */
    PROJECTIONS;

    public static Set<VasprunPart> none() {
        return EnumSet.noneOf(VasprunPart.class);
    }

    public static Set<VasprunPart> all() {
        return EnumSet.allOf(VasprunPart.class);
    }
}
