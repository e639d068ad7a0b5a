package io.jadeite.dsl.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers in sentences: a few digits, the same in every locale. */
public final class Numbers {
    private static final double LARGE = 1e6;
    private static final double SMALL = 1e-3;

    private Numbers() {}

    /** With about five digits: {@code 11.823}, {@code -3.74}, {@code 1.6E-5}. */
    public static String show(double value) {
        return show(value, 5);
    }

    /** @param digits how many of them count */
    public static String show(double value, int digits) {
        double size = Math.abs(value);
        if (size == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : String.valueOf(value);
        }
        boolean scientific = size >= LARGE || size < SMALL;
        int place = (int) Math.floor(Math.log10(size));
        int decimals = scientific ? digits - 1 : Math.max(0, digits - 1 - place);
        var pattern = "0." + "#".repeat(decimals) + (scientific ? "E0" : "");
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    /** {@code 3.61 Å}; without a unit the number alone. */
    public static String show(double value, String unit) {
        return unit.isEmpty() ? show(value) : show(value) + " " + unit;
    }

    /** {@code 1 point}, {@code 1,000 points}. */
    public static String count(long count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }
}
