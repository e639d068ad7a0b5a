/** Named sets of VASP's settings, and the input files that they make of a structure. */
@NullMarked
package io.jadeite.engine.vasp.preset;

import org.jspecify.annotations.NullMarked;
