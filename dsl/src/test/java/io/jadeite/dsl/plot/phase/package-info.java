/** Convex hulls. */
@NullMarked
package io.jadeite.dsl.plot.phase;

import org.jspecify.annotations.NullMarked;
