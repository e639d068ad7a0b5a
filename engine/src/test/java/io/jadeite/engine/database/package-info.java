/** Behaviour of the room {@code engine.database}. */
@NullMarked
package io.jadeite.engine.database;

import org.jspecify.annotations.NullMarked;
