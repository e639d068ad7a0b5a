package io.jadeite.engine.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a workflow returned: named values that JSON can hold (numbers, texts, truth values, lists, maps), with the names
 * and units of the manual, and the ionic steps on the way.
 *
 * @param shape of the table of its own, where its workflow declares a result record
 */
public record Outcome(Map<String, Object> values, List<IonicStep> steps, Optional<ResultShape> shape) {
    public Outcome {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        steps = List.copyOf(steps);
    }

    /** Without a table of its own. */
    public Outcome(Map<String, Object> values, List<IonicStep> steps) {
        this(values, steps, Optional.empty());
    }

    /** The same for a table of its own, where there is a shape. */
    public Outcome in(Optional<ResultShape> table) {
        return new Outcome(values, steps, table);
    }
}
