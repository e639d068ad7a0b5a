package io.jadeite.kernel.language;

import org.jspecify.annotations.Nullable;

/**
 * What a cell finds around it. Any thread that the cell has started may use it, also after the cell's end: what it shows goes to the
 * cell that it belongs to. Values may be anything; {@link MimeBundle} is shown as it is.
 */
public interface Surroundings {
    /** Shows a value below the cell. */
    void display(@Nullable Object value);

    /** Shows a value below the cell, to be replaced later by {@link #update} under the same name. */
    void display(@Nullable Object value, String displayId);

    /** Replaces what was shown under this name, wherever it stands; nothing if nothing was. */
    void update(@Nullable Object value, String displayId);

    /** Takes away what the cell has shown; {@code whenNextComes}: at the next output, so that nothing flickers. */
    void clear(boolean whenNextComes);

    /**
     * Asks the user for a line.
     *
     * @param hidden for passwords: what is typed isn't shown
     * @throws io.jadeite.engine.problem.InputException if the front end takes no input (a notebook that is run by a program)
     * @throws InterruptedException if the cell was interrupted meanwhile
     */
    String input(String prompt, boolean hidden) throws InterruptedException;

    /** Puts text into the next cell, or with {@code replace} into this one: what {@code %load} does. */
    void nextInput(String text, boolean replace);

    /** Shows a value in the front end's pager (help texts). */
    void page(Object value);

    /** Channels to the front end beside the cells: widgets. */
    Comms comms();
}
