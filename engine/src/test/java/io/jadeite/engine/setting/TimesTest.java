package io.jadeite.engine.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-12-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "+2h, 2026-12-24T14:00:00Z",
        "+90, 2026-12-24T12:01:30Z",
        "2026-12-24T18:00Z, 2026-12-24T18:00:00Z",
        "2026-12-24T18:00+02:00, 2026-12-24T16:00:00Z"
    })
    void timesAreReadFromNowOrWithTheirZone(String text, Instant time) {
        assertThat(Times.parse(text, NOW)).isEqualTo(time);
    }

    @Test
    void aTimeWithoutAZoneIsThatOfThisComputer() {
        var here = LocalDateTime.parse("2026-12-24T18:00")
                .atZone(ZoneId.systemDefault())
                .toInstant();

        assertThat(Times.parse("2026-12-24T18:00", NOW)).isEqualTo(here);
        assertThat(Times.parse("2026-12-24 18:00", NOW)).isEqualTo(here);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "+soon", "2026-13-24T18:00", "18:00"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Times.parse(text, NOW))
                .isInstanceOf(InputException.class)
                .hasMessage("'%s' is no time. Write for instance 2026-12-24T18:00 or +2h.", text);
    }
}
