/** Behaviour of the room {@code engine.run}. */
@NullMarked
package io.jadeite.engine.run;

import org.jspecify.annotations.NullMarked;
