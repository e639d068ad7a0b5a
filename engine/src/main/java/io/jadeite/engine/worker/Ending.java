package io.jadeite.engine.worker;

import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.Outcome;
import java.util.List;

/** How the execution of an attempt ended, before anything is told to the database. */
sealed interface Ending {
    record Done(Outcome outcome) implements Ending {}

    record Failed(Failure failure) implements Ending {}

    /** It goes on when these runs have ended. */
    record Awaiting(List<Long> children) implements Ending {}

    /** It was told to stop before it was done. */
    record Stopped() implements Ending {}

    /** This computer can't do it, another may: the run is handed back, not charged. */
    record Unable(String reason, boolean thisWorkflowOnly) implements Ending {}
}
