package io.jadeite.engine.vasp.output;

import io.jadeite.engine.vasp.output.band.BandGap;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Values as JSON has them: what is missing, or no number that JSON knows, is null. */
final class Entries {
    private Entries() {}

    static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : null;
    }

    /** Null where the table is empty. */
    static @Nullable List<List<@Nullable Double>> rows(NumberTable table) {
        if (table.isEmpty()) {
            return null;
        }
        var rows = new ArrayList<List<@Nullable Double>>(table.rows());
        for (int i = 0; i < table.rows(); i++) {
            rows.add(numbers(table.row(i)));
        }
        return rows;
    }

    static List<@Nullable Double> numbers(double[] values) {
        var numbers = new ArrayList<@Nullable Double>(values.length);
        for (double value : values) {
            numbers.add(number(value));
        }
        return numbers;
    }

    static Map<String, @Nullable Double> named(Map<String, Double> values) {
        var named = new LinkedHashMap<String, @Nullable Double>();
        values.forEach((name, value) -> named.put(name, number(value)));
        return named;
    }

    static Map<String, @Nullable Object> begin(Extent extent) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("complete", extent.isComplete());
        extent.brokenOff().ifPresent(place -> map.put("broken_off", place));
        return map;
    }

    static void putGap(Map<String, @Nullable Object> map, Optional<BandGap> gap) {
        map.put("band_gap", gap.map(BandGap::gap).orElse(null));
        map.put("cbm", gap.map(BandGap::conductionMinimum).orElse(null));
        map.put("vbm", gap.map(BandGap::valenceMaximum).orElse(null));
        map.put("is_gap_direct", gap.map(BandGap::isDirect).orElse(null));
    }
}
