/** Submitting, claiming, finishing and losing runs; all SQL of the queue. */
@NullMarked
package io.jadeite.engine.queue;

import org.jspecify.annotations.NullMarked;
