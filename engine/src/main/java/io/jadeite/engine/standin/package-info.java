/**
 * A program that stands in for VASP where there is none, for tutorials and tests: it reads VASP's inputs and writes VASP's outputs, but
 * computes by effective-medium theory, and makes up its electrons.
 */
@NullMarked
package io.jadeite.engine.standin;

import org.jspecify.annotations.NullMarked;
