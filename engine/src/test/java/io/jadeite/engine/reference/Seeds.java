package io.jadeite.engine.reference;

import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Random input that can be had again: each test case gets a seed, which it shows when it fails. {@code -Dseed=N} runs that
 * case alone.
 */
public final class Seeds {
    private Seeds() {}

    /** The same ones in each run, or the one that was asked for. */
    public static Stream<Seed> some(int count) {
        var wanted = System.getProperty("seed");
        return wanted == null
                ? LongStream.rangeClosed(1, count).mapToObj(Seed::new)
                : Stream.of(new Seed(Long.parseLong(wanted)));
    }

    /** Its text stands in the test's name. */
    public record Seed(long value) {
        public RandomGenerator random() {
            return new Random(value);
        }

        @Override
        public String toString() {
            return "seed " + value;
        }
    }
}
