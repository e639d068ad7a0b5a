package io.jadeite.dsl.script.flow;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.structure.Structure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a user's workflow was given, by name, in the order in which it declares its inputs. Immutable. */
public final class Inputs {
    private final Map<String, Object> values;

    Inputs(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Of the type that the workflow declares. */
    public Object get(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new InputException(
                    "There is no input '%s'.%s".formatted(name, Nearest.question(name, values.keySet())));
        }
        return value;
    }

    public Structure structure(String name) {
        return (Structure) get(name);
    }

    public double real(String name) {
        return ((Number) get(name)).doubleValue();
    }

    public int whole(String name) {
        return ((Number) get(name)).intValue();
    }

    public String text(String name) {
        return String.valueOf(get(name));
    }

    public boolean flag(String name) {
        return (Boolean) get(name);
    }

    /** All of them. */
    public Map<String, Object> toMap() {
        return values;
    }
}
