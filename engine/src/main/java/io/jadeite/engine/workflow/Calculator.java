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

    /** Why this computer can't run it, in a sentence; empty where it can. */
    Optional<String> missing(Settings settings);
}
