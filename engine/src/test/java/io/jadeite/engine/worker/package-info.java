/** Behaviour of the room {@code engine.worker}. */
@NullMarked
package io.jadeite.engine.worker;

import org.jspecify.annotations.NullMarked;
