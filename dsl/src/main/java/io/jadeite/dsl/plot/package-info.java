/** Plots: what {@code plot} and each kind of it give, with their data as a table and a description in words. */
@NullMarked
package io.jadeite.dsl.plot;

import org.jspecify.annotations.NullMarked;
