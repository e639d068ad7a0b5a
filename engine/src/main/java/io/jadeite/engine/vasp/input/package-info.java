/** VASP's input files as values: INCAR, KPOINTS, POTCAR. */
@NullMarked
package io.jadeite.engine.vasp.input;

import org.jspecify.annotations.NullMarked;
