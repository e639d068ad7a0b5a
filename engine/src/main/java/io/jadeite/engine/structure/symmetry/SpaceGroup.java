package io.jadeite.engine.structure.symmetry;

import java.util.Set;

/**
 * One of the 230 space groups.
 *
 * @param symbol of Hermann and Mauguin, short, without blanks: {@code Fd-3m}, {@code P6_3/mmc}
 * @param number of the International Tables, 1 to 230
 * @param hallSymbol of the setting that was found: {@code F 4d 2 3 -1d}
 * @param hallNumber of that setting, 1 to 530
 * @param pointGroup the crystal class: {@code m-3m}
 */
public record SpaceGroup(String symbol, int number, String hallSymbol, int hallNumber, String pointGroup) {
    private static final Set<Integer> RHOMBOHEDRAL = Set.of(146, 148, 155, 160, 161, 166, 167);

    public CrystalSystem crystalSystem() {
        return CrystalSystem.ofNumber(number);
    }

    /** Whether the lattice is rhombohedral; other trigonal groups have a hexagonal one. */
    public boolean isRhombohedral() {
        return RHOMBOHEDRAL.contains(number);
    }

    /** P, A, C, I, F or R: how the conventional cell is centred. */
    public char centring() {
        return symbol.charAt(0);
    }

    /** {@code Fd-3m (227)}. */
    @Override
    public String toString() {
        return "%s (%d)".formatted(symbol, number);
    }
}
