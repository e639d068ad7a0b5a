/** What works through the queue: the loop, its lease, its graceful stop, and clusters of workers. */
@NullMarked
package io.jadeite.engine.worker;

import org.jspecify.annotations.NullMarked;
