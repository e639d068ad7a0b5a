/** Behaviour of the room {@code engine.text}. */
@NullMarked
package io.jadeite.engine.text;

import org.jspecify.annotations.NullMarked;
