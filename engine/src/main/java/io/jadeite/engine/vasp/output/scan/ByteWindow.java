package io.jadeite.engine.vasp.output.scan;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * The part of a file that is looked at: it moves along with the reader, and grows only where a single line or tag is longer
 * than it. Fields are read directly by the scanners of this package, as a call for each byte costs. For one thread.
 */
final class ByteWindow implements AutoCloseable {
    private static final int ROOM = 1 << 18;

    /** Longer than any line that VASP writes; beyond it, somebody has given the wrong file. */
    private static final int MOST_ROOM = 1 << 28;

    private final String source;
    private final InputStream in;
    private long before;
    private boolean exhausted;
    private Optional<String> damage = Optional.empty();

    byte[] bytes = new byte[ROOM];
    int at;
    int end;

    ByteWindow(String source, InputStream in) {
        this.source = source;
        this.in = in;
    }

    /** Bytes of the unpacked file before the place {@code at}. */
    long offset() {
        return before + at;
    }

    /** What the unpacking said where a gzip'd file ends too early. */
    Optional<String> damage() {
        return damage;
    }

    /** Brings more bytes behind {@code end}, keeping those from {@code at} on, which move to the front; false at the file's end. */
    boolean more() {
        if (exhausted) {
            return false;
        }
        if (at > 0) {
            System.arraycopy(bytes, at, bytes, 0, end - at);
            before += at;
            end -= at;
            at = 0;
        }
        if (end == bytes.length) {
            if (bytes.length >= MOST_ROOM) {
                throw new InputException(
                        "%s has a line of more than %d MB at byte %d. Check that it is an output of VASP."
                                .formatted(source, MOST_ROOM >> 20, before));
            }
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        return fill();
    }

    private boolean fill() {
        try {
            int read = in.read(bytes, end, bytes.length - end);
            exhausted = read < 0;
            end += Math.max(0, read);
        } catch (EOFException | ZipException e) {
            exhausted = true;
            damage = Optional.of("its packing is broken (%s)".formatted(e.getMessage()));
        } catch (IOException e) {
            throw new JadeiteException("%s couldn't be read: %s".formatted(source, e.getMessage()), e);
        }
        return !exhausted;
    }

    /** At least so many bytes from {@code at} on, if the file has them. */
    boolean ensure(int count) {
        while (end - at < count) {
            if (!more()) {
                return false;
            }
        }
        return true;
    }

    String source() {
        return source;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new JadeiteException("%s couldn't be closed: %s".formatted(source, e.getMessage()), e);
        }
    }
}
