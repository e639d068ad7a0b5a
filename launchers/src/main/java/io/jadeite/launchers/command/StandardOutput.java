package io.jadeite.launchers.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Remembers why writing failed, which print streams forget: a full disk is told, a reader that had enough is not. */
final class StandardOutput extends FilterOutputStream {
    private static final String READER_IS_GONE = "Broken pipe"; // as Linux and macOS word EPIPE

    private @Nullable IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** What was printed is lost, and somebody should know. */
    boolean isBroken() {
        return failure != null && !READER_IS_GONE.equals(failure.getMessage());
    }
}
