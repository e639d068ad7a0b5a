package io.jadeite.engine.vasp.output.outcar;

import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A number for each atom and orbital.
 *
 * @param columns {@code s, p, d, tot}; with f orbitals where the run has them
 * @param values a row for each atom
 */
public record SiteTable(List<String> columns, NumberTable values) {
    public static final SiteTable NONE = new SiteTable(List.of(), NumberTable.empty());

    public SiteTable {
        columns = List.copyOf(columns);
    }

    /** For each atom its numbers by name. */
    public List<Map<String, Double>> named() {
        return IntStream.range(0, values.rows()).mapToObj(this::named).toList();
    }

    private Map<String, Double> named(int atom) {
        var named = new LinkedHashMap<String, Double>();
        for (int i = 0; i < columns.size(); i++) {
            named.put(columns.get(i), values.get(atom, i));
        }
        return named;
    }
}
