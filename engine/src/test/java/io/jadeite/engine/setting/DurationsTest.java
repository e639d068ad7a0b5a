package io.jadeite.engine.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.reference.Seeds.Seed;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    static Stream<Seed> seeds() {
        return Seeds.some(100);
    }

    @ParameterizedTest
    @CsvSource({
        "90s, PT90S",
        "15m, PT15M",
        "15min, PT15M",
        "1h30m, PT1H30M",
        "2d, PT48H",
        "0.5s, PT0.5S",
        "1.5h, PT1H30M",
        "90, PT90S",
        "0, PT0S",
        "30:00, PT30M",
        "01:30:00, PT1H30M",
        "1-12:00:00, PT36H",
        "1-12:00, PT36H",
        "' 5s ', PT5S",
        "1d2h3m4s, PT26H3M4S"
    })
    void durationsAreReadAsPeopleTypeThem(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "soon", "-5s", "NaN", "1h30", "5 s", "s", "1e3", "Infinity", "1m1h", "1:2", "٣s"})
    void anythingElseIsRefusedWithExamples(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'%s' is no duration".formatted(text))
                .hasMessageContaining("1h30m");
    }

    @Test
    void whatIsLongerThanAnybodyWaitsIsRefused() {
        assertThatThrownBy(() -> Durations.parse("99999999999d"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("longer than 68 years");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsShownIsReadBackWithinItsSmallestUnit(Seed seed) {
        var random = seed.random();
        var duration = Duration.ofMillis((long) Math.exp(random.nextDouble() * 25));

        var back = Durations.parse(Durations.show(duration));

        assertThat(back.minus(duration).abs()).isLessThan(roundingOf(duration));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.04S, 0.0s",
        "PT9.94S, 9.9s",
        "PT42S, 42s",
        "PT15M, 15m",
        "PT1H30M59S, 1h30m",
        "PT26H, 1d2h",
        "PT-15M, -15m"
    })
    void theTwoLargestUnitsAreShown(Duration duration, String expected) {
        assertThat(Durations.show(duration)).isEqualTo(expected);
    }

    @Test
    void durationsAreShownTheSameInEveryLanguage() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);

            assertThat(Durations.show(Duration.ofMillis(2500))).isEqualTo("2.5s");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Duration roundingOf(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(10)) < 0) {
            return Duration.ofMillis(100);
        }
        return duration.toHours() == 0
                ? Duration.ofSeconds(1)
                : duration.toDays() == 0 ? Duration.ofMinutes(1) : Duration.ofHours(1);
    }
}
