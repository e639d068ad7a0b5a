/** Plots of what calculations give. */
@NullMarked
package io.jadeite.dsl.plot.calculation;

import org.jspecify.annotations.NullMarked;
