/** Plots of the queue. */
@NullMarked
package io.jadeite.dsl.plot.queue;

import org.jspecify.annotations.NullMarked;
