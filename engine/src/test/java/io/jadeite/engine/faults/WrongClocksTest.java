package io.jadeite.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.Seeds.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenario 7: workers whose clocks are an hour off, in both directions. */
@Tag("faults")
class WrongClocksTest {
    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#two")
    void aWorkersClockMattersToNobody(Seed seed) {
        try (var scene = Scene.on(SharedServer.get(), "7 wrong clocks")) {
            var work = WrongClocks.workThrough(scene, seed.value(), Passes.runs(200, 800));

            scene.check(Expected.allSucceed(work.acknowledged()).undisturbed());
            assertThat(scene.tally().get(Tally.Of.LOST_WORKERS)).isZero();
        }
    }
}
