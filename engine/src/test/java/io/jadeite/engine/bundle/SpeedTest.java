package io.jadeite.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.workflow.Catalogue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Upper bounds with room for a busy machine; what was measured is told. */
class SpeedTest extends BundleSuite {
    private static final Bundle DOUBLING =
            Written.bundle(Written.TWO_STEP, "long doubled", "return new Result(2 * count);");
    private static final int STRUCTURES = 1000;

    @Test
    void aThousandStructuresWithTheirCodeAreSubmittedWithinTwoSeconds() {
        // 32 sites each, about 4 kB
        var structure = "{\"sites\":[" + "{\"xyz\":[0.123456789,0.987654321,0.5],\"label\":\"Cu\"},".repeat(80) + "0]}";
        var parameters = IntStream.range(0, STRUCTURES)
                .mapToObj(i -> "{\"count\":" + i + ",\"structure\":" + structure + "}")
                .toArray(String[]::new);

        long began = System.nanoTime();
        submit(Parcel.of(DOUBLING), parameters);
        var took = Duration.ofNanos(System.nanoTime() - began);

        System.out.printf("%s: submitting %d runs took %d ms%n", kind(), STRUCTURES, took.toMillis());
        assertThat(count("run")).isEqualTo(STRUCTURES);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aBundleThatIsInTheCacheIsLoadedWithinTenMilliseconds() {
        submit(DOUBLING);
        load();

        var times = new long[20];
        for (int i = 0; i < times.length; i++) {
            long began = System.nanoTime();
            load();
            times[i] = System.nanoTime() - began;
        }
        Arrays.sort(times);

        System.out.printf("%s: a warm load took %.2f ms (median)%n", kind(), times[times.length / 2] / 1e6);
        assertThat(language.compilations).hasValue(1);
        assertThat(Duration.ofNanos(times[times.length / 2])).isLessThan(Duration.ofMillis(10));
    }

    /** As a worker that has just started: nothing is loaded yet. */
    private void load() {
        var workflows =
                new BundledWorkflows(new Bundles(database()), List.of(language), new Catalogue(List.of()), cache());
        assertThat(workflows.load(DOUBLING.hash()).workflow().name()).hasToString(Written.TWO_STEP);
    }
}
