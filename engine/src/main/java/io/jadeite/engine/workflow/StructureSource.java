package io.jadeite.engine.workflow;

import io.jadeite.engine.structure.Structure;

/** Where the names of structures lead: a file's path, {@code run:123}. */
@FunctionalInterface
public interface StructureSource {
    /** @throws io.jadeite.engine.problem.InputException where there is none by that name, or it can't be read */
    Structure find(String name);
}
