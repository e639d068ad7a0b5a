package io.jadeite.engine.standin;

import java.util.Locale;

/** What goes wrong with VASP without a word about it: its outputs show it. */
enum Symptom {
    /** Small grids: a warning, and the OUTCAR says which would do. */
    ALIASING,
    /** No electronic loop gets to its end. */
    UNCONVERGED,
    /** The energy is far above that of the free atoms. */
    POSITIVE_ENERGY,
    /** From step to step the energy jumps up. */
    LEAPING_ENERGY,
    /** The smearing adds much entropy. */
    ENTROPY;

    /** As it is written. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
