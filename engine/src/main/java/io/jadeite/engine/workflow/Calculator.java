package io.jadeite.engine.workflow;

import io.jadeite.engine.setting.Settings;
import java.util.List;
import java.util.Optional;

/**
 * A code that computes, with its workflows. Calculators are found by Java's {@link java.util.ServiceLoader}; nothing else
 * names them.
 */
public interface Calculator {
    /** The middle part of its workflows' names. */
    String name();

    List<Workflow> workflows();

    /** Those that a user added to it, in files of Jadeite's folder; what is wrong with some is told, and they are left out. */
    default Added added(Settings settings) {
        return new Added(List.of(), List.of());
    }

    /**
     * A user's own workflows.
     *
     * @param problems a sentence for each file that is left out
     */
    record Added(List<Workflow> workflows, List<String> problems) {
        public Added {
            workflows = List.copyOf(workflows);
            problems = List.copyOf(problems);
        }
    }

    /** Why this computer can't run it, in a sentence; empty where it can. */
    Optional<String> missing(Settings settings);
}
