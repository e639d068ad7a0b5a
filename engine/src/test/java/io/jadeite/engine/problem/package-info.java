/** Behaviour of the room {@code engine.problem}. */
@NullMarked
package io.jadeite.engine.problem;

import org.jspecify.annotations.NullMarked;
