package io.jadeite.engine.bundle;

import io.jadeite.engine.workflow.Workflow;

/**
 * Reads bundles of one language. Found by Java's {@link java.util.ServiceLoader}: a worker takes runs of the languages that
 * are on its class path. Threads share it.
 */
public interface BundleLanguage {
    /** As bundles name it: {@code groovy}, {@code java}. */
    String name();

    /**
     * The workflow, ready to be executed any number of times, by several threads at once. Its classes live in a loader of its
     * own below the given one, so that another version may live beside it.
     *
     * @param jars has the bundle's jars, and below them Jadeite's own classes
     * @param cache keeps what was compiled
     * @throws io.jadeite.engine.problem.InputException where the bundle can't be loaded, with the line of its source
     */
    Workflow load(Bundle bundle, ClassLoader jars, ClassCache cache);
}
