/** Bands, occupations, densities of states and projections, and the outputs that hold nothing else: EIGENVAL, DOSCAR, PROCAR. */
@NullMarked
package io.jadeite.engine.vasp.output.band;

import org.jspecify.annotations.NullMarked;
