package io.jadeite.engine.vasp.output.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds letters in bytes without looking at each of them (Horspool, Software: Practice and Experience 10, 501, 1980). */
final class ByteSearch {
    private final byte[] letters;
    private final int[] shifts = new int[256];

    ByteSearch(String letters) {
        this.letters = letters.getBytes(StandardCharsets.ISO_8859_1);
        int last = this.letters.length - 1;
        Arrays.fill(shifts, this.letters.length);
        for (int i = 0; i < last; i++) {
            shifts[this.letters[i] & 0xff] = last - i;
        }
    }

    /** Moves the window behind the letters; false where the file ends before them. */
    boolean passOver(ByteWindow window) {
        int length = letters.length;
        do {
            byte[] bytes = window.bytes;
            int at = window.at;
            int last = window.end - length;
            while (at <= last) {
                byte tail = bytes[at + length - 1];
                if (tail == letters[length - 1] && matches(bytes, at)) {
                    window.at = at + length;
                    return true;
                }
                at += shifts[tail & 0xff];
            }
            window.at = Math.min(at, window.end);
        } while (window.more());
        window.at = window.end;
        return false;
    }

    private boolean matches(byte[] bytes, int at) {
        for (int i = 0; i < letters.length; i++) {
            if (bytes[at + i] != letters[i]) {
                return false;
            }
        }
        return true;
    }
}
