package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whose turn it is among owners of equal priority: his who has had the least. Each claimer counts what its own claims gave each
 * owner, and adds what all workers together run for him, which is counted every few seconds. An owner who comes newly, or comes
 * back, starts level with the least served of those present: waiting earns no credit. For one thread.
 */
final class FairShare {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Map<String, Double> served = new HashMap<>();
    private final Map<String, Long> running = new HashMap<>();
    private Set<String> present = Set.of();
    private long lastLook;

    /** Reads how many runs each owner has running, where that was long ago. */
    void look(Sql sql) throws SQLException {
        if (lastLook != 0 && System.nanoTime() - lastLook < FRESH.toNanos()) {
            return;
        }
        lastLook = System.nanoTime();
        running.clear();
        record Load(String owner, long runs) {}
        for (var load : sql.list(
                "select owner, running from owner_load", row -> new Load(row.text("owner"), row.number("running")))) {
            running.put(load.owner(), load.runs());
        }
    }

    /** How much an owner has had: who has the least is next. */
    double had(String owner) {
        return served.getOrDefault(owner, 0.0) + running.getOrDefault(owner, 0L);
    }

    /** These have runs that can be taken. */
    void arePresent(Collection<String> owners) {
        var stayed =
                owners.stream().filter(present::contains).map(this::servedOf).toList();
        double level = stayed.isEmpty() ? 0 : Collections.min(stayed);
        for (var owner : owners) {
            if (!present.contains(owner)) {
                served.put(owner, level);
            }
        }
        present = Set.copyOf(owners);
    }

    void gave(String owner, int runs) {
        served.merge(owner, (double) runs, Double::sum);
    }

    private double servedOf(String owner) {
        return served.getOrDefault(owner, 0.0);
    }
}
