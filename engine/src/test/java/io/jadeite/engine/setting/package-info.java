/** Behaviour of the room {@code engine.setting}. */
@NullMarked
package io.jadeite.engine.setting;

import org.jspecify.annotations.NullMarked;
