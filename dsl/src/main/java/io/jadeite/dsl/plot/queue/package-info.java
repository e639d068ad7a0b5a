/** Plots of the queue: its runs over time, what its workers did when, and which runs wait for which. */
@NullMarked
package io.jadeite.dsl.plot.queue;

import org.jspecify.annotations.NullMarked;
