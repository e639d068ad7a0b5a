package io.jadeite.kernel.answer;

/** Where characters end in bytes. */
final class Utf8 {
    private static final int LONGEST = 4;

    private Utf8() {}

    /** How many of the bytes make whole characters; what is no UTF-8 counts as whole. */
    static int wholeLength(byte[] bytes) {
        for (int back = 1; back <= Math.min(LONGEST, bytes.length); back++) {
            int one = bytes[bytes.length - back];
            if ((one & 0xC0) != 0x80) {
                return length(one) > back ? bytes.length - back : bytes.length;
            }
        }
        return bytes.length;
    }

    private static int length(int first) {
        if ((first & 0xE0) == 0xC0) {
            return 2;
        }
        if ((first & 0xF0) == 0xE0) {
            return 3;
        }
        return (first & 0xF8) == 0xF0 ? LONGEST : 1;
    }
}
