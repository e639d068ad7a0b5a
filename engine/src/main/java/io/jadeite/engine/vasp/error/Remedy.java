package io.jadeite.engine.vasp.error;

/** What helps against some errors: adds its changes to the plan where one of them was found, nothing otherwise. */
@FunctionalInterface
interface Remedy {
    void add(Plan plan);
}
