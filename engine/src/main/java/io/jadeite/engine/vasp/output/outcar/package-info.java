/** Reads OUTCAR, whole or as far as it goes. */
@NullMarked
package io.jadeite.engine.vasp.output.outcar;

import org.jspecify.annotations.NullMarked;
