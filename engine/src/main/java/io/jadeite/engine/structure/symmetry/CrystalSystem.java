package io.jadeite.engine.structure.symmetry;

import java.util.Locale;

/** The seven crystal systems. */
public enum CrystalSystem {
    TRICLINIC(2),
    MONOCLINIC(15),
    ORTHORHOMBIC(74),
    TETRAGONAL(142),
    TRIGONAL(167),
    HEXAGONAL(194),
    CUBIC(230);

    private final int lastNumber;

    CrystalSystem(int lastNumber) {
        this.lastNumber = lastNumber;
    }

    /** Of the space group with this number of the International Tables. */
    static CrystalSystem ofNumber(int number) {
        for (var system : values()) {
            if (number <= system.lastNumber) {
                return system;
            }
        }
        throw new IllegalArgumentException("space groups are numbered from 1 to 230, not " + number);
    }

    /** {@code cubic}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
