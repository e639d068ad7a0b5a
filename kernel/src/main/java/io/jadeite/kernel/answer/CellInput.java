package io.jadeite.kernel.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** What takes the place of {@code System.in}: each line that is read is asked from the user. */
final class CellInput extends InputStream {
    private final Prompt prompt;
    private final Current current;
    private byte[] line = {};
    private int next;

    CellInput(Prompt prompt, Current current) {
        this.prompt = prompt;
        this.current = current;
    }

    @Override
    public synchronized int read() throws IOException {
        if (next == line.length) {
            fill();
        }
        return line[next++] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == line.length) {
            fill();
        }
        int read = Math.min(length, line.length - next);
        System.arraycopy(line, next, bytes, from, read);
        next += read;
        return read;
    }

    @Override
    public synchronized int available() {
        return line.length - next;
    }

    private void fill() throws IOException {
        try {
            line = (prompt.ask(current.request(), "", false) + "\n").getBytes(StandardCharsets.UTF_8);
            next = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the cell asked for input");
        }
    }
}
