package io.jadeite.engine.result;

import java.util.Optional;

/**
 * A value of results by which they can be filtered and sorted, and which tables show.
 *
 * @param name as in the manual, the JSON and the command line: {@code energy_per_atom}
 * @param unit as the manual says it; empty where it has none
 * @param stored where the table of results has it, as SQL; empty where it is only among the values in JSON
 */
public record ResultValue(String name, ValueKind kind, String unit, Optional<String> stored) {
    static ResultValue stored(String name, ValueKind kind, String unit, String sql) {
        return new ResultValue(name, kind, unit, Optional.of(sql));
    }

    /** One that has no place in the table of results, as most values of workflows of users. */
    static ResultValue inValues(String name, ValueKind kind, String unit) {
        return new ResultValue(name, kind, unit, Optional.empty());
    }

    /** Its name in scripts and notebooks: {@code energyPerAtom}. */
    public String scriptName() {
        return ResultValues.scriptName(name);
    }
}
