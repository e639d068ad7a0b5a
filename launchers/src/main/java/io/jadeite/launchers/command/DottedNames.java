package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names with dots are names within names: {@code --incar.ENCUT 600} is {@code incar: {ENCUT: 600}}. */
final class DottedNames {
    private DottedNames() {}

    /** @throws InputException where a name is empty, or has both a value and names within it */
    static Map<String, Object> nested(Map<String, Object> given) {
        Map<String, Object> nested = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            var parts = name.split("\\.", -1);
            Object within = value;
            for (int i = parts.length - 1; i > 0; i--) {
                if (parts[i].isEmpty()) {
                    throw new InputException("--%s should have a name after each dot.".formatted(name));
                }
                var map = new LinkedHashMap<String, Object>();
                map.put(parts[i], within);
                within = map;
            }
            if (nested.get(parts[0]) instanceof Map<?, ?> == within instanceof Map<?, ?>
                    || !nested.containsKey(parts[0])) {
                nested.merge(parts[0], within, DottedNames::merged);
            } else {
                throw new InputException(
                        "--%s is given a value of its own and names within it; give one of them.".formatted(parts[0]));
            }
        });
        return nested;
    }

    /** Mappings are merged, what is new winning; other values are replaced. */
    static Object merged(Object old, Object changed) {
        if (!(old instanceof Map<?, ?> before) || !(changed instanceof Map<?, ?> after)) {
            return changed;
        }
        var all = new LinkedHashMap<String, Object>();
        before.forEach((name, value) -> all.put(String.valueOf(name), value));
        after.forEach((name, value) -> all.merge(String.valueOf(name), value, DottedNames::merged));
        return all;
    }
}
