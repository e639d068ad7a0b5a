/** Behaviour of the room {@code engine.result}. */
@NullMarked
package io.jadeite.engine.result;

import org.jspecify.annotations.NullMarked;
