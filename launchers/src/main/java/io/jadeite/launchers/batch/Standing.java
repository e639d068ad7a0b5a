package io.jadeite.launchers.batch;

/** Where a job stands, as far as is known. */
public enum Standing {
    PENDING,
    RUNNING,
    ENDED,
    /** The batch system says something that isn't known here, or says nothing: it is never taken for an end. */
    UNKNOWN
}
