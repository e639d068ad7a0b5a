package io.jadeite.dsl.plot.figure;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.function.Function;

/** Numbers along an axis, with as many digits as tell neighbouring ticks apart; the same in every locale. */
final class Ticks {
    private static final double LARGE = 1e7;
    private static final double SMALL = 1e-4;

    /**
     * XChart leaves as much room below an axis as its longest words need, which must not be the blank ones. Behind the number, as it sees only
     * how wide the ink is.
     */
    private static final String BEHIND = "\u00a0".repeat(10);

    private Ticks() {}

    /** A number that stands by itself. */
    static String alone(double value) {
        return of(new Range(0, value)).apply(value);
    }

    static Function<Double, String> of(Range shown) {
        double largest = Math.max(Math.abs(shown.low()), Math.abs(shown.high()));
        int place = (int) Math.floor(Math.log10(Math.max(shown.length(), Double.MIN_NORMAL)));
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('\u2212');
        boolean scientific = largest >= LARGE || largest < SMALL;
        int digits =
                scientific ? (int) Math.floor(Math.log10(Math.max(largest, Double.MIN_NORMAL))) - place + 1 : 1 - place;
        var decimals = digits > 0 ? "." + "#".repeat(Math.min(digits, 12)) : "";
        var format = new DecimalFormat(scientific ? "0" + decimals + "E0" : "#,##0" + decimals, symbols);
        return value -> {
            // A tick that should be zero comes as a rounding error of the step.
            return Math.abs(value) < 1e-9 * shown.length() ? "0" : format.format(value);
        };
    }

    /** Of things that are counted: nothing stands at fractions. */
    static Function<Double, String> ofWhole(Range shown) {
        var numbers = of(shown);
        return value -> Math.abs(value - Math.rint(value)) < 1e-9 ? numbers.apply(value) + BEHIND : blank(shown, value);
    }

    /** Nothing to see, but for each value another: where two ticks have the same words XChart looks for other ticks, and finds none. */
    private static String blank(Range shown, double value) {
        long place = Math.clamp(Math.round((value - shown.low()) / shown.length() * 255), 0, 255);
        return Long.toBinaryString(256 + place).replace('0', ' ').replace('1', '\u00a0');
    }
}
