/** Behaviour of the room {@code engine.vasp.preset}. */
@NullMarked
package io.jadeite.engine.vasp.preset;

import org.jspecify.annotations.NullMarked;
