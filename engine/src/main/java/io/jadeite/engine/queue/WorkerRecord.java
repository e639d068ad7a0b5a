package io.jadeite.engine.queue;

import io.jadeite.engine.run.Acceptance;
import java.time.Instant;
import java.util.Optional;

/**
 * What a process says of itself when it enters the database.
 *
 * @param ends when it will stop by itself, where it knows
 * @param job of a batch system in which it runs, such as {@code slurm 12_3}
 */
public record WorkerRecord(
        Kind kind,
        String host,
        long pid,
        String version,
        Acceptance acceptance,
        Optional<Instant> ends,
        Optional<String> job) {
    /** One that runs in no batch system's job. */
    public WorkerRecord(
            Kind kind, String host, long pid, String version, Acceptance acceptance, Optional<Instant> ends) {
        this(kind, host, pid, version, acceptance, ends, Optional.empty());
    }

    /** What kind of process. */
    public enum Kind {
        /** Takes runs from the queue. */
        WORKER,
        /** Executes its user's own run, and never another. */
        HERE;

        String word() {
            return this == WORKER ? "worker" : "here";
        }
    }
}
