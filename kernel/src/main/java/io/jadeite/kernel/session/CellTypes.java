package io.jadeite.kernel.session;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The classes, records, interfaces and enums that cells have declared, by their simple names; the last one counts. Threads may share it. */
public final class CellTypes {
    /** Who declared a type. */
    public enum Origin {
        JAVA,
        GROOVY
    }

    /**
     * A type of a cell.
     *
     * @param name in full, with {@code $} before the name of a nested one
     * @param since what is declared later has a greater number
     */
    public record Declared(String simpleName, String name, Origin origin, int since) {
        /** As an import writes it. */
        public String imported() {
            return name.startsWith(CellLoader.PACKAGES) ? name.replace('$', '.') : name;
        }
    }

    private final Map<String, Declared> types = new ConcurrentHashMap<>();

    /** @param since {@link Shared#next()} */
    public void declare(String simpleName, String name, Origin origin, int since) {
        types.put(simpleName, new Declared(simpleName, name, origin, since));
    }

    public Optional<Declared> find(String simpleName) {
        return Optional.ofNullable(types.get(simpleName));
    }

    /** All of them, by simple name. */
    public Map<String, Declared> all() {
        return new TreeMap<>(types);
    }
}
