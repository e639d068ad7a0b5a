package io.jadeite.engine.emt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    @Test
    void isTheExponentialFunctionButForTheLastDigits() {
        var random = new SplittableRandom(5);
        double worst = 0;

        for (int i = 0; i < 1_000_000; i++) {
            double x = random.nextDouble(-700, 700);
            worst = Math.max(worst, Math.abs(Exponential.of(x) / Math.exp(x) - 1));
        }

        assertThat(worst).isLessThan(1e-15);
    }

    @Test
    void ofNothingIsOne() {
        assertThat(Exponential.of(0)).isEqualTo(1);
    }
}
