/** The word {@code plot} of the DSL: which data become which plot, and how plots and structures show themselves. */
@NullMarked
package io.jadeite.dsl.plot.words;

import org.jspecify.annotations.NullMarked;
