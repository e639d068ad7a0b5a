package io.jadeite.engine.queue;

import io.jadeite.engine.run.Acceptance;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A worker as those who look at the cluster see it.
 *
 * @param job of a batch system in which it runs
 * @param state IDLE, RUNNING, STOPPED or LOST
 * @param run the run that it has
 */
public record WorkerView(
        long id,
        String host,
        long pid,
        Optional<String> job,
        String owner,
        String version,
        Acceptance acceptance,
        String state,
        Optional<String> reason,
        Instant started,
        Instant seen,
        OptionalLong run,
        int succeeded,
        int failed) {
    public boolean isLive() {
        return state.equals("IDLE") || state.equals("RUNNING");
    }
}
