package io.jadeite.engine.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a workflow returned: named values that JSON can hold (numbers, texts, truth values, lists, maps), with the names
 * and units of the manual, and the ionic steps on the way.
 */
public record Outcome(Map<String, Object> values, List<IonicStep> steps) {
    public Outcome {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        steps = List.copyOf(steps);
    }
}
