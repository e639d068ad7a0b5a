/** Tells what kind of output a file is, and sums up what it holds under the names of the command line's JSON. */
@NullMarked
package io.jadeite.engine.vasp.output;

import org.jspecify.annotations.NullMarked;
