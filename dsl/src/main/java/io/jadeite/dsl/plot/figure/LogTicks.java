package io.jadeite.dsl.plot.figure;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Numbers along a logarithmic axis: each power of ten, and some between where there are few of these. */
final class LogTicks {
    /** Below this ratio of the ends two powers of ten may be all there is, below the next one or none. */
    private static final double FEW = 100;

    private static final double HARDLY_ANY = 10;

    /** XChart leaves as much room as its longest words need, which must not be the space. */
    private static final String BEHIND = "\u00a0";

    private LogTicks() {}

    /** XChart has ticks at all multiples of powers of ten; where no number should stand it needs a space. */
    static Function<Double, String> of(Range shown) {
        var told = told(shown);
        return value -> told.stream()
                .filter(each -> Math.abs(each - value) < 1e-6 * value)
                .findFirst()
                .map(each -> Ticks.alone(each) + BEHIND)
                .orElse(" ");
    }

    /** Those that stand there, the smallest first. */
    static List<Double> told(Range shown) {
        int[] factors = factors(shown.high() / shown.low());
        int first = (int) Math.floor(Math.log10(shown.low()));
        int last = (int) Math.ceil(Math.log10(shown.high()));
        return IntStream.rangeClosed(first, last)
                .boxed()
                .flatMap(exponent -> IntStream.of(factors).mapToObj(factor -> Double.valueOf(factor + "e" + exponent)))
                .filter(value -> value >= shown.low() && value <= shown.high())
                .toList();
    }

    private static int[] factors(double ratio) {
        if (ratio < HARDLY_ANY) {
            return new int[] {1, 2, 3, 4, 5, 6, 7, 8};
        }
        return ratio < FEW ? new int[] {1, 2, 5} : new int[] {1};
    }
}
