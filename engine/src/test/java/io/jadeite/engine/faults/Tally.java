package io.jadeite.engine.faults;

import java.util.EnumMap;
import java.util.Map;

/** What was done to a scenario, and what came of it, counted. */
final class Tally {
    enum Of {
        RUNS("runs"),
        KILLS("kills"),
        STOPS("stops"),
        TERMINATIONS("terminations"),
        RESTARTS("restarts"),
        LOST_WORKERS("lost workers"),
        RESTARTED("attempts restarted"),
        HANDED_BACK("handed back"),
        REJECTED("stale rejected"),
        ADOPTED("adopted"),
        VIOLATIONS("violations");

        final String words;

        Of(String words) {
            this.words = words;
        }
    }

    private final Map<Of, Long> counts = new EnumMap<>(Of.class);

    synchronized void add(Of of, long count) {
        counts.merge(of, count, Long::sum);
    }

    synchronized void count(Of of) {
        add(of, 1);
    }

    synchronized long get(Of of) {
        return counts.getOrDefault(of, 0L);
    }

    void add(Tally other) {
        for (var of : Of.values()) {
            add(of, other.get(of));
        }
    }
}
