package io.jadeite.engine.calculation;

import java.util.Arrays;
import java.util.List;

/** What a handler would change before the program is started again, as data: nothing happens until it is applied. */
public record Correction(List<Change> changes) {
    public Correction {
        changes = List.copyOf(changes);
    }

    public static Correction of(Change... changes) {
        return new Correction(Arrays.asList(changes));
    }

    /** There is nothing in it: to start again would only repeat what happened. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
