package io.jadeite.engine.bundle;

import java.util.Map;

/** Compiled classes, kept between processes. Threads may share it. */
@FunctionalInterface
public interface ClassCache {
    /** Makes classes, by their names, as bytes. */
    @FunctionalInterface
    interface Compilation {
        Map<String, byte[]> compile();
    }

    /**
     * The classes that were kept under this key, else those that are compiled now.
     *
     * @param key a text, of any length, with all that the classes depend on: sources, versions, hashes of jars
     */
    Map<String, byte[]> classes(String key, Compilation compilation);
}
