package io.jadeite.dsl.plot.queue;

import io.jadeite.engine.queue.RunRelations.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the runs of a graph stand: each one column to the right of the last one that it has to do with, and in its column as high as those are
 * on average, so that few lines cross.
 */
final class GraphPlaces {
    private final Map<Long, Integer> columns = new HashMap<>();
    private final Map<Long, Double> heights = new HashMap<>();
    private final Map<Long, List<Long>> earlier = new HashMap<>();
    private int most = 1;

    private GraphPlaces() {}

    static GraphPlaces of(List<Long> runs, List<Relation> relations) {
        var places = new GraphPlaces();
        relations.forEach(relation -> places.earlier
                .computeIfAbsent(relation.later(), run -> new ArrayList<>())
                .add(relation.earlier()));
        runs.forEach(run -> places.column(run));
        var inColumn = new TreeMap<Integer, List<Long>>();
        runs.forEach(run -> inColumn.computeIfAbsent(places.column(run), column -> new ArrayList<>())
                .add(run));
        inColumn.values().forEach(places::stack);
        return places;
    }

    /** From 0 on. No run waits for itself, in whatever way. */
    int column(long run) {
        var known = columns.get(run);
        if (known != null) {
            return known;
        }
        int column = earlier.getOrDefault(run, List.of()).stream()
                .mapToInt(before -> column(before) + 1)
                .max()
                .orElse(0);
        columns.put(run, column);
        return column;
    }

    /** Above 0 in the upper half, 1 apart. */
    double height(long run) {
        return heights.getOrDefault(run, 0.0);
    }

    int columns() {
        return 1 + columns.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    int mostInAColumn() {
        return most;
    }

    private void stack(List<Long> runs) {
        var sorted = runs.stream()
                .sorted(Comparator.comparingDouble((Long run) -> -wished(run)).thenComparingLong(run -> run))
                .toList();
        for (int row = 0; row < sorted.size(); row++) {
            heights.put(sorted.get(row), (sorted.size() - 1) / 2.0 - row);
        }
        most = Math.max(most, sorted.size());
    }

    private double wished(long run) {
        return earlier.getOrDefault(run, List.of()).stream()
                .mapToDouble(this::height)
                .average()
                .orElse(0);
    }
}
