package io.jadeite.dsl.script;

import java.time.Duration;
import java.util.List;

/** What {@code runCloud} gives: one run or many, with the same words. */
public sealed interface Runs permits Handle, Handles {
    /** As long as {@link #await()} waits. */
    Duration LONGEST_WAIT = Duration.ofDays(7);

    /** The only one. */
    Handle one();

    /** All of them, in the order of their inputs. */
    Handles all();

    /**
     * Waits until all have ended, in whatever way.
     *
     * @throws io.jadeite.engine.problem.JadeiteException where some haven't ended in that time, with how they stand
     */
    Runs await(Duration longest) throws InterruptedException;

    /** {@code await('10m')}. */
    Runs await(String longest) throws InterruptedException;

    /** For up to seven days. */
    Runs await() throws InterruptedException;

    /** Waits the same way, with one live line that says how many are done and when the others may be. */
    Runs progress() throws InterruptedException;

    /** Those that can be are cancelled; what has ended stays as it is. */
    Runs cancel();

    /** Their numbers. */
    List<Long> ids();

    /** As a table, with states and results. */
    Object table();
}
