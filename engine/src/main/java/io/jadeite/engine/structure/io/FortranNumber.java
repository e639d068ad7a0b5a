package io.jadeite.engine.structure.io;

import java.math.BigDecimal;

/** Numbers as Fortran programs write and read them. */
public final class FortranNumber {
    /** As VASP writes them; more only where a number would otherwise change. */
    private static final int DECIMALS = 16;

    private static final int MOST_DECIMALS = 20;
    private static final double LARGEST_WRITTEN_OUT = 1e8;

    private FortranNumber() {}

    /** NaN where the word is no finite number. Exponents begin with E or D. */
    public static double parse(String word) {
        if (!looksLikeNumber(word)) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(withExponentE(word));
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    /** The same double comes out when it is read back. */
    public static String write(double value) {
        if (value == 0) {
            return (1 / value < 0 ? "-0." : "0.") + "0".repeat(DECIMALS);
        }
        var exact = new BigDecimal(Double.toString(value));
        if (Math.abs(value) >= LARGEST_WRITTEN_OUT || exact.scale() > MOST_DECIMALS) {
            return Double.toString(value);
        }
        return exact.setScale(Math.max(DECIMALS, exact.scale())).toPlainString();
    }

    private static String withExponentE(String word) {
        return word.indexOf('d') < 0 && word.indexOf('D') < 0
                ? word
                : word.replace('d', 'e').replace('D', 'E');
    }

    /** Keeps out what Java reads beyond numbers of files: NaN, Infinity, 1f, 0x1p3. */
    private static boolean looksLikeNumber(String word) {
        if (word.isEmpty()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            boolean digit = letter >= '0' && letter <= '9';
            if (!digit && "+-.eEdD".indexOf(letter) < 0) {
                return false;
            }
        }
        char last = word.charAt(word.length() - 1);
        return (last >= '0' && last <= '9') || last == '.';
    }
}
