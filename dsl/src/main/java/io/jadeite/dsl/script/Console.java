package io.jadeite.dsl.script;

/** Where messages to a person go: a terminal, a log, the output of a notebook's cell. Threads may share it. */
public interface Console {
    /** A message that stays. */
    void say(String message);

    /** Shows a line that takes the place of the one before, where that is possible. */
    void live(String line);

    /** How a run that is executed here comes along, as a live line; nothing where nobody watches. */
    default void progress(String line) {}

    /** The live line stays as it is. */
    void endLive();
}
