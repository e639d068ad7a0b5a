/** Densities and potentials on a grid over the cell: CHGCAR, AECCAR, LOCPOT, ELFCAR. */
@NullMarked
package io.jadeite.engine.vasp.output.grid;

import org.jspecify.annotations.NullMarked;
