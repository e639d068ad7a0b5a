/** Thousands of simulated workers and millions of runs on a real PostgreSQL: what is claimed of scale, measured. */
@NullMarked
package io.jadeite.engine.scale;

import org.jspecify.annotations.NullMarked;
