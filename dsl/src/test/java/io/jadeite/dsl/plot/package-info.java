/** Plots: series as their tables say, axes with units, and words for those who can't see them. */
@NullMarked
package io.jadeite.dsl.plot;

import org.jspecify.annotations.NullMarked;
