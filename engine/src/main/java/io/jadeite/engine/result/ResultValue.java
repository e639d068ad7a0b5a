package io.jadeite.engine.result;

/**
 * A value of results by which they can be filtered and sorted, and which tables show as a column.
 *
 * @param name as in the manual, the JSON and the command line: {@code energy_per_atom}
 * @param unit as the manual or the result record says it; empty where it has none
 */
public record ResultValue(String name, ValueKind kind, String unit, Place place) {
    /** Where the database has it. */
    public sealed interface Place {
        /** In the table of all results, as this SQL. */
        record Common(String sql) implements Place {}

        /** In this table of the workflow's own, as a column of its name; and in the JSON, should that table lack the run. */
        record Own(String table) implements Place {}

        /** Among the values in JSON alone. */
        record Values() implements Place {}
    }

    static ResultValue common(String name, ValueKind kind, String unit, String sql) {
        return new ResultValue(name, kind, unit, new Place.Common(sql));
    }

    static ResultValue own(String name, ValueKind kind, String unit, ResultTable table) {
        return new ResultValue(name, kind, unit, new Place.Own(table.name()));
    }

    /** One without a column, as most values of workflows of users. */
    public static ResultValue inValues(String name, ValueKind kind, String unit) {
        return new ResultValue(name, kind, unit, new Place.Values());
    }

    /** Each result has it, whichever workflow it is of. */
    public boolean isCommon() {
        return place instanceof Place.Common;
    }

    /** Its name in scripts and notebooks: {@code energyPerAtom}. */
    public String scriptName() {
        return ResultValues.scriptName(name);
    }
}
