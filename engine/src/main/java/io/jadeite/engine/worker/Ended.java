package io.jadeite.engine.worker;

import java.time.Duration;

/** A run whose execution is over, and how that ended; the queue doesn't know yet. */
record Ended(Held held, Ending ending, Duration took) {}
