package io.jadeite.engine.vasp.input;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What the old Unix program compress wrote ({@code .Z}), as potentials are still handed out: LZW with codes of 9 to 16 bits, lowest bit
 * first, in groups of eight codes of one width.
 */
final class UnixCompressInputStream extends InputStream {
    private static final int CLEAR = 256;
    private static final int FIRST_FREE = 257;
    private static final int LEAST_BITS = 9;

    /** Beyond any potential; a damaged file may claim anything. */
    private static final int MOST_BYTES = 128 << 20;

    private final ByteArrayInputStream unpacked;

    UnixCompressInputStream(InputStream in) throws IOException {
        unpacked = new ByteArrayInputStream(unpack(in.readAllBytes()));
    }

    @Override
    public int read() {
        return unpacked.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return unpacked.read(target, offset, length);
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        if (packed.length < 3 || (packed[0] & 0xff) != 0x1f || (packed[1] & 0xff) != 0x9d) {
            throw new IOException("it doesn't begin as files of compress do");
        }
        int mostBits = packed[2] & 0x1f;
        boolean hasClear = (packed[2] & 0x80) != 0;
        if (mostBits < LEAST_BITS || mostBits > 16) {
            throw new IOException("its codes have %d bits, not 9 to 16".formatted(mostBits));
        }
        return new Unpacking(packed, mostBits, hasClear).bytes();
    }

    private static final class Unpacking {
        private final byte[] packed;
        private final int mostBits;
        private final int firstFree;
        private final boolean hasClear;
        private final int[] prefix;
        private final byte[] suffix;
        private final byte[] stack;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private long bit = 24;
        private long groupStart = 24;
        private int width = LEAST_BITS;

        Unpacking(byte[] packed, int mostBits, boolean hasClear) {
            this.packed = packed;
            this.mostBits = mostBits;
            this.hasClear = hasClear;
            this.firstFree = hasClear ? FIRST_FREE : CLEAR;
            prefix = new int[1 << mostBits];
            suffix = new byte[1 << mostBits];
            stack = new byte[(1 << mostBits) + 1];
        }

        byte[] bytes() throws IOException {
            int free = firstFree;
            int previous = -1;
            byte first = 0;
            while (bit + width <= 8L * packed.length) {
                int code = next();
                if (hasClear && code == CLEAR) {
                    endGroup();
                    width = LEAST_BITS;
                    free = firstFree;
                    previous = -1;
                    continue;
                }
                if (previous < 0 ? code >= CLEAR : code > free || (code >= free && free >= 1 << mostBits)) {
                    throw new IOException("it is damaged near byte " + bit / 8);
                }
                int depth = 0;
                int at = code;
                if (previous >= 0 && code == free) {
                    stack[depth++] = first;
                    at = previous;
                }
                while (at >= CLEAR) {
                    stack[depth++] = suffix[at];
                    at = prefix[at];
                }
                first = (byte) at;
                out.write(first);
                while (depth > 0) {
                    out.write(stack[--depth]);
                }
                if (out.size() > MOST_BYTES) {
                    throw new IOException("it unpacks to more than 128 MB");
                }
                if (previous >= 0 && free < 1 << mostBits) {
                    prefix[free] = previous;
                    suffix[free] = first;
                    free++;
                    if (free == 1 << width && width < mostBits) {
                        endGroup();
                        width++;
                    }
                }
                previous = code;
            }
            return out.toByteArray();
        }

        private int next() {
            int code = 0;
            for (int i = 0; i < width; i++, bit++) {
                code |= ((packed[(int) (bit >> 3)] >> (bit & 7)) & 1) << i;
            }
            return code;
        }

        /** The rest of a group of eight codes is filled up where the width changes. */
        private void endGroup() {
            long group = 8L * width;
            long used = bit - groupStart;
            bit = groupStart + (used + group - 1) / group * group;
            groupStart = bit;
        }
    }
}
