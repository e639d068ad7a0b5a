/** Workflows: names, typed parameters, configuration, and the catalogue that finds them. */
@NullMarked
package io.jadeite.engine.workflow;

import org.jspecify.annotations.NullMarked;
