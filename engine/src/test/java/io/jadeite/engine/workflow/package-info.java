/** Behaviour of the room {@code engine.workflow}. */
@NullMarked
package io.jadeite.engine.workflow;

import org.jspecify.annotations.NullMarked;
