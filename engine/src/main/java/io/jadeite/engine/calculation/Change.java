package io.jadeite.engine.calculation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One thing that a correction does in a calculation's directory; files are named relative to it. */
public sealed interface Change {
    /** The file that it changes. */
    String file();

    /**
     * Values of an input file, by name: those of {@code set} are written, those of {@code unset} are taken out.
     *
     * @param set numbers, texts, truth values, lists
     */
    record Values(String file, Map<String, Object> set, List<String> unset) implements Change {
        public Values {
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
            unset = List.copyOf(unset);
        }
    }

    /** A file becomes a copy of another one, where that is there. */
    record Copy(String from, String file) implements Change {}

    /** A file goes, where it is there. */
    record Delete(String file) implements Change {}
}
