package io.jadeite.engine.vasp.output;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The outputs of VASP that can be read. */
public enum OutputKind {
    VASPRUN("vasprun"),
    OUTCAR("OUTCAR"),
    OSZICAR("OSZICAR"),
    EIGENVAL("EIGENVAL"),
    DOSCAR("DOSCAR"),
    PROCAR("PROCAR"),
    XDATCAR("XDATCAR"),
    DYNMAT("DYNMAT"),
    /** CHGCAR, CHG, AECCAR0 to 2, LOCPOT, ELFCAR, PARCHG: a structure and grids over its cell. */
    VOLUMETRIC("CHG AECCAR LOCPOT ELFCAR");

    private final String names;

    OutputKind(String names) {
        this.names = names;
    }

    /** By the name that VASP gives, with whatever somebody put before or behind it. */
    static Optional<OutputKind> ofName(String fileName) {
        return Arrays.stream(values()).filter(kind -> kind.isPartOf(fileName)).findFirst();
    }

    private boolean isPartOf(String fileName) {
        return List.of(names.split(" ", -1)).stream().anyMatch(fileName::contains);
    }

    /** As {@code kind} in JSON: {@code vasprun}, {@code outcar}, … */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
