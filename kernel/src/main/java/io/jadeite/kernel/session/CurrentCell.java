package io.jadeite.kernel.session;

import io.jadeite.engine.problem.InputException;
import io.jadeite.kernel.language.Surroundings;

/** What the cell that runs on this thread, or that started this thread, finds around it. */
public final class CurrentCell {
    private static final InheritableThreadLocal<Surroundings> AROUND = new InheritableThreadLocal<>();

    private CurrentCell() {}

    /** From now on, on this thread and on those that it starts. */
    public static void begin(Surroundings surroundings) {
        AROUND.set(surroundings);
    }

    /** On this thread alone; those that the cell has started still belong to it. */
    public static void end() {
        AROUND.remove();
    }

    /** @throws InputException where no cell runs */
    public static Surroundings surroundings() {
        var found = AROUND.get();
        if (found == null) {
            throw new InputException("Nothing can be shown here: this thread belongs to no cell of a notebook.");
        }
        return found;
    }
}
