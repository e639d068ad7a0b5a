package io.jadeite.engine.bundle;

import io.jadeite.engine.workflow.Workflow;

/** A workflow whose code can travel: child runs of it go to workers that have never seen it. */
public interface Travelling extends Workflow {
    /** Its code; the same object or an equal one each time. */
    Parcel parcel();
}
