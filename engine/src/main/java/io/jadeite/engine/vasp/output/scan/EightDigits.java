package io.jadeite.engine.vasp.output.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight digits at a time, as arithmetic on one word of eight bytes: D. Lemire, "Number parsing at a gigabyte per second",
 * Software: Practice and Experience 51, 1700 (2021).
 */
final class EightDigits {
    static final int LENGTH = 8;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightDigits() {}

    static boolean areAt(byte[] bytes, int at) {
        long word = (long) WORD.get(bytes, at);
        return ((word & 0xF0F0F0F0F0F0F0F0L) | (((word + 0x0606060606060606L) & 0xF0F0F0F0F0F0F0F0L) >>> 4))
                == 0x3333333333333333L;
    }

    static long value(byte[] bytes, int at) {
        long word = (long) WORD.get(bytes, at) - 0x3030303030303030L;
        word = word * 10 + (word >>> 8);
        long tens = (word & 0x000000FF000000FFL) * 0x000F424000000064L;
        long units = ((word >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L;
        return (tens + units) >>> 32;
    }

    static long wordAt(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /** Whether these eight bytes are three digits, E, a sign, two digits and a blank: {@code 987E+01 }. */
    static boolean isEndOfScientific(long word) {
        boolean digits = (word & 0x00F0F00000F0F0F0L) == 0x0030300000303030L
                && ((word + 0x0006060000060606L) & 0x00F0F00000F0F0F0L) == 0x0030300000303030L;
        long sign = (word >>> 32) & 0xFF;
        return digits && ((word >>> 24) & 0xFF) == 'E' && (sign == '+' || sign == '-') && (word >>> 56) <= ' ';
    }

    /** Of such eight bytes. */
    static int firstThree(long word) {
        return (int) ((word & 0xF) * 100 + ((word >>> 8) & 0xF) * 10 + ((word >>> 16) & 0xF));
    }

    /** Of such eight bytes. */
    static int exponent(long word) {
        int exponent = (int) (((word >>> 40) & 0xF) * 10 + ((word >>> 48) & 0xF));
        return ((word >>> 32) & 0xFF) == '-' ? -exponent : exponent;
    }
}
