package io.jadeite.dsl.script.value;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureJson;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a workflow returned: values by name, with the names and units of the manual. Immutable.
 *
 * <pre>{@code
 * result.energyPerAtom();      // eV; in Groovy also result.energyPerAtom
 * result.get("maxForce");      // or "max_force"
 * result.structureFinal();
 * }</pre>
 */
public final class Result {
    /** The name of the value of a workflow that returns a single one. */
    public static final String VALUE = "value";

    private static final int SHOWN = 5;

    private final String origin;
    private final Map<String, Object> values;

    /**
     * @param origin whose result it is, in words: {@code run 12 of relaxation.emt.quick}
     * @param values by the names of JSON, each as JSON holds it
     */
    public Result(String origin, Map<String, ?> values) {
        this.origin = origin;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The value of that name, in either spelling; what is a structure in JSON comes as a {@link Structure}.
     *
     * @throws InputException with the nearest names, where it has none of that name
     */
    public @Nullable Object get(String name) {
        var found = find(name);
        if (found.isEmpty()) {
            var names = names();
            throw new InputException("The result of %s has no value '%s'.%s It has %s."
                    .formatted(
                            origin,
                            name,
                            Nearest.question(name, names),
                            names.isEmpty() ? "no values at all" : String.join(", ", names)));
        }
        return living(found.get());
    }

    /** Whether it has a value of that name, in either spelling. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** The names of its values, as they are written in the DSL. */
    public List<String> names() {
        return values.keySet().stream().map(Spelling::camel).toList();
    }

    /** All values as JSON holds them, by JSON's names. */
    public Map<String, Object> toMap() {
        return values;
    }

    /** Whose result it is, in words. */
    public String origin() {
        return origin;
    }

    /** The only value of a workflow that returns a single one. */
    public @Nullable Object value() {
        return get(VALUE);
    }

    /** In eV. */
    public double energy() {
        return real("energy");
    }

    /** In eV. */
    public double energyPerAtom() {
        return real("energy_per_atom");
    }

    /** In eV. */
    public double energyFermi() {
        return real("energy_fermi");
    }

    /** In eV. */
    public double bandGap() {
        return real("band_gap");
    }

    public boolean isGapDirect() {
        return Boolean.TRUE.equals(get("is_gap_direct"));
    }

    /** In Å³. */
    public double volume() {
        return real("volume");
    }

    /** The relative change from first to last structure, without a unit. */
    public double volumeChange() {
        return real("volume_change");
    }

    /** In g/cm³. */
    public double density() {
        return real("density");
    }

    /** In eV/Å. */
    public double maxForce() {
        return real("max_force");
    }

    public String formula() {
        return String.valueOf(get("formula"));
    }

    public Structure structureFinal() {
        if (get("structure_final") instanceof Structure structure) {
            return structure;
        }
        throw new InputException("structureFinal of %s is no structure.".formatted(origin));
    }

    /**
     * A number by name.
     *
     * @throws InputException where the value is none
     */
    public double real(String name) {
        var value = get(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new InputException(
                "%s of %s is no number but '%s'.".formatted(Spelling.camel(Spelling.snake(name)), origin, value));
    }

    @Override
    public String toString() {
        var shown = values.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof Collection || entry.getValue() instanceof Map))
                .limit(SHOWN)
                .map(entry -> "%s %s".formatted(Spelling.camel(entry.getKey()), shown(entry.getValue())))
                .collect(Collectors.joining(", "));
        return "Result of %s: %s".formatted(origin, shown.isEmpty() ? String.join(", ", names()) : shown);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Result result && values.equals(result.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    private Optional<Object> find(String name) {
        var exact = values.get(name);
        return Optional.ofNullable(exact == null ? values.get(Spelling.snake(name)) : exact);
    }

    private static Object shown(@Nullable Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.6g", number) : String.valueOf(value);
    }

    /** What JSON holds, with structures in it as such. */
    static Object living(Object value) {
        return switch (value) {
            case Map<?, ?> map when "Structure".equals(map.get("@class")) -> StructureJson.fromMap(map);
            case Map<?, ?> map -> {
                var living = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((name, inner) -> living.put(name, inner == null ? null : living(inner)));
                yield living;
            }
            case List<?> list ->
                list.stream().map(inner -> inner == null ? null : living(inner)).collect(Collectors.toList());
            default -> value;
        };
    }
}
