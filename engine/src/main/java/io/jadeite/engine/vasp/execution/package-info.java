/** Runs VASP in a directory whose inputs are written, goes on where an earlier attempt ended, and reads what came out. */
@NullMarked
package io.jadeite.engine.vasp.execution;

import org.jspecify.annotations.NullMarked;
