package io.jadeite.dsl.script.value;

/** A value that never travels with a workflow's code, and says what to do instead. */
public interface Stays {
    /** A sentence. */
    String whatToDo();
}
