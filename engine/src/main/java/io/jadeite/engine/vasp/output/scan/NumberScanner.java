package io.jadeite.engine.vasp.output.scan;

import java.nio.charset.StandardCharsets;

/**
 * Reads numbers as Fortran writes them, straight from bytes: {@code -1.25}, {@code .5E-03}, {@code 1D0}, {@code 0.12-103}
 * (an exponent of three digits pushes out its letter), and numbers that have run into each other ({@code 0.5-0.5}).
 * Stars (a field that was too narrow), {@code NaN} and {@code Infinity} are missing numbers, which come out as NaN. The
 * result is the double nearest to what is written. For one thread.
 */
public final class NumberScanner {
    /** The powers of ten that a double holds exactly. */
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final long EXACT = 1L << 53;
    private static final int MOST_DIGITS = 18;
    /** Of a grid's numbers. */
    private static final int DECIMALS = 11;

    private int end;

    /** Behind the number that was read last; where {@link #read} began, if there stood none. */
    public int end() {
        return end;
    }

    /**
     * The number that begins at {@code from} (blanks before it are passed over), NaN if it is missing or if none is there.
     *
     * @param to where to stop at the latest; what stands there doesn't belong to the number
     */
    public double read(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] <= ' ') {
            at++;
        }
        int start = at;
        boolean negative = false;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            negative = bytes[at] == '-';
            at++;
        }
        long digits = 0;
        int count = 0;
        int first = at;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            digits = digits * 10 + (bytes[at] - '0');
            at++;
        }
        count += at - first;
        int decimals = 0;
        if (at < to && bytes[at] == '.') {
            at++;
            int point = at;
            while (to - at >= EightDigits.LENGTH && EightDigits.areAt(bytes, at)) {
                digits = digits * 100_000_000 + EightDigits.value(bytes, at);
                at += EightDigits.LENGTH;
            }
            while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
                digits = digits * 10 + (bytes[at] - '0');
                at++;
            }
            decimals = at - point;
            count += decimals;
        }
        if (count == 0) {
            return missing(bytes, from, start, to);
        }
        if (at < to && continuesExponent(bytes[at])) {
            return withExponent(bytes, start, at, to, negative ? -digits : digits, count, decimals);
        }
        end = at;
        if (count <= MOST_DIGITS && digits < EXACT && decimals < POWERS.length) {
            double value = digits / POWERS[decimals];
            return negative ? -value : value;
        }
        return slow(bytes, start, at);
    }

    /**
     * Numbers as VASP's grids have them, {@code 1.25859551887E+01}, one after the other with blanks between: what {@link #read} would read,
     * in a third of the time. It ends before the first that is written otherwise, and {@link #end} is there.
     *
     * @param last no number that begins there or later is read; as many bytes as a number has must follow
     * @return how many there are in the array now
     */
    public int readScientific(byte[] bytes, int from, int last, double[] target, int filled) {
        int count = filled;
        int at = from;
        int behindLast = from;
        while (count < target.length) {
            while (at < last && bytes[at] <= ' ') {
                at++;
            }
            if (at >= last) {
                break;
            }
            boolean negative = bytes[at] == '-';
            int lead = negative ? at + 1 : at;
            int tail = lead + 2 + EightDigits.LENGTH;
            long ending = EightDigits.wordAt(bytes, tail);
            boolean isWrittenSo = isDigit(bytes[lead])
                    && bytes[lead + 1] == '.'
                    && EightDigits.areAt(bytes, lead + 2)
                    && EightDigits.isEndOfScientific(ending);
            int scale = EightDigits.exponent(ending) - DECIMALS;
            if (!isWrittenSo || scale <= -POWERS.length || scale >= POWERS.length) {
                break;
            }
            long digits = (bytes[lead] - '0') * 100_000_000_000L
                    + EightDigits.value(bytes, lead + 2) * 1000
                    + EightDigits.firstThree(ending);
            double value = scale < 0 ? digits / POWERS[-scale] : digits * POWERS[scale];
            target[count++] = negative ? -value : value;
            at = tail + EightDigits.LENGTH - 1;
            behindLast = at;
        }
        end = behindLast;
        return count;
    }

    private static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean continuesExponent(byte letter) {
        return letter == 'E' || letter == 'e' || letter == 'D' || letter == 'd' || letter == '-' || letter == '+';
    }

    private double withExponent(
            byte[] bytes, int start, int mantissaEnd, int to, long digits, int count, int decimals) {
        int at = mantissaEnd;
        boolean letter = bytes[at] != '-' && bytes[at] != '+';
        if (letter) {
            at++;
        }
        boolean negative = at < to && bytes[at] == '-';
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        int first = at;
        int exponent = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - first < 4) {
            exponent = exponent * 10 + (bytes[at] - '0');
            at++;
        }
        boolean isExponent = letter ? at > first : at - first == 3 && (at == to || !belongsToNumber(bytes[at]));
        if (!isExponent) {
            end = mantissaEnd;
            return slow(bytes, start, mantissaEnd);
        }
        end = at;
        int scale = (negative ? -exponent : exponent) - decimals;
        boolean exact = count <= MOST_DIGITS && Math.abs(digits) < EXACT && Math.abs(scale) < POWERS.length;
        if (digits == 0) {
            return bytes[start] == '-' ? -0.0 : 0.0;
        }
        if (exact) {
            return scale < 0 ? digits / POWERS[-scale] : digits * POWERS[scale];
        }
        var mantissa = new String(bytes, start, mantissaEnd - start, StandardCharsets.ISO_8859_1);
        return Double.parseDouble(mantissa + "E" + (negative ? -exponent : exponent));
    }

    private static boolean belongsToNumber(byte letter) {
        return letter == '.' || (letter >= '0' && letter <= '9');
    }

    private static double slow(byte[] bytes, int start, int end) {
        return Double.parseDouble(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
    }

    private double missing(byte[] bytes, int from, int start, int to) {
        int at = start;
        while (at < to && bytes[at] == '*') {
            at++;
        }
        if (at == start) {
            int word = at < to && (bytes[at] == '-' || bytes[at] == '+') ? at + 1 : at;
            int last = word;
            while (last < to && Character.isLetter(bytes[last])) {
                last++;
            }
            if (isMissingWord(bytes, word, last)) {
                at = last;
            }
        }
        end = at == start ? from : at;
        return Double.NaN;
    }

    private static boolean isMissingWord(byte[] bytes, int from, int to) {
        if (to - from != 3 && to - from != 8) {
            return false;
        }
        var word = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return word.equalsIgnoreCase("nan") || word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity");
    }
}
