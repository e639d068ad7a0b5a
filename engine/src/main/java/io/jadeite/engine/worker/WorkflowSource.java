package io.jadeite.engine.worker;

import io.jadeite.engine.bundle.BundledWorkflows;
import io.jadeite.engine.bundle.UnknownLanguageException;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.engine.workflow.Workflow;
import java.util.Optional;

/** Where the workflow of a run comes from: what is known here, or the bundle that the run carries. Threads may share it. */
final class WorkflowSource {
    /** A workflow, and those that it may run as parts of itself. */
    record Known(Workflow workflow, Catalogue others) {}

    /** It can't be had here, another worker may have it. */
    static final class ElsewhereException extends RuntimeException {
        ElsewhereException(String message, Throwable cause) {
            super(message, cause);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    private final Catalogue catalogue;
    private final Optional<BundledWorkflows> bundled;

    /** @param bundled empty where no run carries a bundle: in the process that has the workflow itself */
    WorkflowSource(Catalogue catalogue, Optional<BundledWorkflows> bundled) {
        this.catalogue = catalogue;
        this.bundled = bundled;
    }

    /**
     * The workflow of a run.
     *
     * @throws InputException where the run's code can't be loaded anywhere
     * @throws ElsewhereException where only this process can't
     */
    Known of(Claim claim) {
        if (claim.bundle().isPresent() && bundled.isPresent()) {
            try {
                var loaded = bundled.get().load(claim.bundle().get());
                return new Known(loaded.workflow(), loaded.catalogue());
            } catch (UnknownLanguageException e) {
                throw new ElsewhereException(e.getMessage(), e);
            }
        }
        try {
            return new Known(catalogue.find(claim.workflow()), catalogue);
        } catch (InputException e) {
            throw new ElsewhereException(e.getMessage(), e);
        }
    }
}
