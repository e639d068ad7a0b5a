package io.jadeite.engine.database;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Statements in a database's own words, each translated once: a statement of a few words is asked thousands of times a second. Few
 * are made up anew each time; where there are many of those, they are translated each time. Threads may share it.
 */
final class Translations {
    private static final int MOST = 1000;

    private final UnaryOperator<String> translation;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Translations(UnaryOperator<String> translation) {
        this.translation = translation;
    }

    String of(String sql) {
        var translated = known.get(sql);
        if (translated == null) {
            translated = translation.apply(sql);
            if (known.size() < MOST) {
                known.put(sql, translated);
            }
        }
        return translated;
    }
}
