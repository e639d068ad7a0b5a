/** Behaviour of the room {@code engine.vasp}. */
@NullMarked
package io.jadeite.engine.vasp;

import org.jspecify.annotations.NullMarked;
