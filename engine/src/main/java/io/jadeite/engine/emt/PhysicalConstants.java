package io.jadeite.engine.emt;

/**
 * Constants in the units of this room: eV, Å, fs, K, with masses in u.
 *
 * <p>Source: CODATA 2022 (Mohr, Newell, Taylor, Tiesinga, Rev. Mod. Phys. 97, 025002, 2025); e and k are exact in the SI.
 */
final class PhysicalConstants {
    private static final double ELEMENTARY_CHARGE_C = 1.602176634e-19;
    private static final double BOLTZMANN_J_PER_K = 1.380649e-23;
    private static final double ATOMIC_MASS_KG = 1.66053906892e-27;
    private static final double SQUARE_METRES_PER_SQUARE_SECOND = 1e10; // of one Å²/fs²

    /** The Bohr radius in Å. */
    static final double BOHR = 0.529177210544;

    /** In eV/K. */
    static final double BOLTZMANN = BOLTZMANN_J_PER_K / ELEMENTARY_CHARGE_C;

    /** One u in eV·fs²/Å²: turns u·(Å/fs)² into eV. */
    static final double ATOMIC_MASS = ATOMIC_MASS_KG * SQUARE_METRES_PER_SQUARE_SECOND / ELEMENTARY_CHARGE_C;

    private PhysicalConstants() {}
}
