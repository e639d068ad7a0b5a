/** Plots of what calculations give: steps of relaxations and motions, bands, reaction paths, equations of state. */
@NullMarked
package io.jadeite.dsl.plot.calculation;

import org.jspecify.annotations.NullMarked;
