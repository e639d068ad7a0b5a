package io.jadeite.dsl.script;

import java.util.Map;

/**
 * How a value shows itself where it can do better than in plain text, in a notebook: a table as HTML, a plot as SVG. Found by
 * {@link java.util.ServiceLoader}: rooms that know a kind of value offer one, and the first that takes a value shows it. Threads may
 * share it.
 */
public interface ValueView {
    boolean takes(Object value);

    /**
     * Its views by media type ({@code text/plain}, {@code text/html}, {@code image/svg+xml}, {@code image/png}), each a
     * {@code String}, or a {@code byte[]} for {@code image/png}. There is always a {@code text/plain} one, in words for those who
     * can't see the others.
     */
    Map<String, Object> views(Object value);
}
