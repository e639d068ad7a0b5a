package io.jadeite.engine.vasp.output.scan;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Gives the same text for the same bytes, so that a million tags don't make a million texts. For one thread. */
final class TagNames {
    private static final int ROOM = 256;

    private final @Nullable String[] known = new @Nullable String[ROOM];

    String of(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = hash & (ROOM - 1);
        var name = known[slot];
        if (name == null || !same(name, bytes, from, to)) {
            name = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            known[slot] = name;
        }
        return name;
    }

    private static boolean same(String name, byte[] bytes, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if ((byte) name.charAt(i - from) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
