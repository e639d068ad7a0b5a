package io.jadeite.engine.vasp.output.scan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Goes through a file line by line. A line stays in the bytes of the file, is looked at there, and becomes a text only
 * where somebody asks for it. For one thread.
 *
 * <pre>{@code
 * while (lines.next()) {
 *     if (lines.has("E-fermi")) {
 *         fermi = lines.numberAfter(":");
 *     }
 * }
 * }</pre>
 */
public final class LineScanner implements AutoCloseable {
    /** More than the longest number with the blanks before it. */
    private static final int AHEAD = 256;

    private final ByteWindow window;
    private final NumberScanner numbers = new NumberScanner();
    private int start;
    private int stop;
    private int from;
    private long line;
    private boolean again;

    LineScanner(ByteWindow window) {
        this.window = window;
    }

    /** Goes to the next line; false behind the last. A last line without its end counts too. */
    public boolean next() {
        if (again) {
            again = false;
            from = start;
            return true;
        }
        int at = window.at;
        while (true) {
            byte[] bytes = window.bytes;
            int end = window.end;
            while (at < end && bytes[at] != '\n') {
                at++;
            }
            if (at < end) {
                take(at, at + 1);
                return true;
            }
            int seen = at - window.at;
            if (!window.more()) {
                boolean rest = window.at < window.end;
                if (rest) {
                    take(window.end, window.end);
                }
                return rest;
            }
            at = window.at + seen;
        }
    }

    private void take(int lineEnd, int nextLine) {
        start = window.at;
        from = start;
        stop = lineEnd > start && window.bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        window.at = nextLine;
        line++;
    }

    /** The next {@link #next} gives this line once more. */
    public void back() {
        again = true;
    }

    /** Counts from 1. */
    public long lineNumber() {
        return line;
    }

    public String source() {
        return window.source();
    }

    /** {@code OUTCAR line 12}. */
    public String place() {
        return window.source() + " line " + line;
    }

    /** What the unpacking said where a gzip'd file ends too early. */
    public Optional<String> damage() {
        return window.damage();
    }

    public int length() {
        return stop - start;
    }

    /** The byte at a column of the line that counts from 0; a blank behind its end. */
    public byte at(int column) {
        return start + column < stop ? window.bytes[start + column] : (byte) ' ';
    }

    public boolean isBlank() {
        for (int i = start; i < stop; i++) {
            if (window.bytes[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    /** The column of the first byte that is no blank; the line's length if there is none. */
    public int indent() {
        int i = start;
        while (i < stop && window.bytes[i] <= ' ') {
            i++;
        }
        return i - start;
    }

    /** Whether these letters stand at a column. */
    public boolean hasAt(int column, String letters) {
        if (start + column + letters.length() > stop) {
            return false;
        }
        for (int i = 0; i < letters.length(); i++) {
            if (window.bytes[start + column + i] != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the line, but for blanks before, begins so. */
    public boolean begins(String letters) {
        return hasAt(indent(), letters);
    }

    public boolean has(String letters) {
        return find(letters) >= 0;
    }

    /** The column where these letters begin first; -1 where they are nowhere in the line. */
    public int find(String letters) {
        byte first = (byte) letters.charAt(0);
        int last = stop - letters.length();
        for (int i = start; i <= last; i++) {
            if (window.bytes[i] == first && hasAt(i - start, letters)) {
                return i - start;
            }
        }
        return -1;
    }

    /** Goes to a column, where {@link #number} and {@link #numbers} go on. */
    public void moveTo(int column) {
        from = Math.min(start + column, stop);
    }

    /** Whether something other than blanks is left in the line. */
    public boolean hasMore() {
        while (from < stop && window.bytes[from] <= ' ') {
            from++;
        }
        return from < stop;
    }

    /** The next number of the line, NaN if it is missing; where none stands, nothing is passed over and {@link #foundNumber} is false. */
    public double number() {
        double value = numbers.read(window.bytes, from, stop);
        found = numbers.end() > from;
        from = numbers.end();
        return value;
    }

    private boolean found;

    /** Whether there was a number to read, if only a missing one, at the last {@link #number}. */
    public boolean foundNumber() {
        return found;
    }

    /** The numbers that follow, up to {@code most} of them, are added to the list; how many there were. */
    public int numbers(DoubleList list, int most) {
        int count = 0;
        while (count < most) {
            double value = number();
            if (!found) {
                return count;
            }
            list.add(value);
            count++;
        }
        return count;
    }

    /**
     * Fills an array from a place in it on with the numbers that come behind this line, whatever lines they stand in.
     *
     * @return how many there are in the array now: fewer than it holds where the file ended or something else stood there
     */
    public int fill(double[] target, int filled) {
        int count = filled;
        while (count < target.length) {
            window.ensure(AHEAD);
            byte[] bytes = window.bytes;
            int safe = window.end - AHEAD;
            int at = window.at;
            do {
                count = numbers.readScientific(bytes, at, safe, target, count);
                at = numbers.end();
                if (count == target.length) {
                    break;
                }
                double value = numbers.read(bytes, at, window.end);
                if (numbers.end() == at) {
                    window.at = at;
                    return count;
                }
                at = numbers.end();
                target[count++] = value;
            } while (at < safe && count < target.length);
            window.at = at;
        }
        return count;
    }

    /** The number behind the first occurrence of some letters; NaN if either isn't there. */
    public double numberAfter(String letters) {
        int column = find(letters);
        if (column < 0) {
            found = false;
            return Double.NaN;
        }
        moveTo(column + letters.length());
        return number();
    }

    /** The next word of the line; empty where none is left. */
    public String word() {
        if (!hasMore()) {
            return "";
        }
        int first = from;
        while (from < stop && window.bytes[from] > ' ') {
            from++;
        }
        return new String(window.bytes, first, from - first, StandardCharsets.ISO_8859_1);
    }

    /** The words of the whole line. */
    public List<String> words() {
        var text = text().strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    public String text() {
        return new String(window.bytes, start, stop - start, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        window.close();
    }
}
