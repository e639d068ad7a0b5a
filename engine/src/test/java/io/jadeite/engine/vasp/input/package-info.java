/** Behaviour of the room {@code engine.vasp.input}. */
@NullMarked
package io.jadeite.engine.vasp.input;

import org.jspecify.annotations.NullMarked;
