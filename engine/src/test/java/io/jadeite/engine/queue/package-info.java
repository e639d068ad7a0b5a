/** Behaviour of the room {@code engine.queue}. */
@NullMarked
package io.jadeite.engine.queue;

import org.jspecify.annotations.NullMarked;
