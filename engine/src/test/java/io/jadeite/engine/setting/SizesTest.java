package io.jadeite.engine.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({"4GB, 4000", "500MB, 500", "1.5g, 1500", "2T, 2000000", "1KB, 1", "300, 300", "' 4 GB ', 4000"})
    void sizesAreReadInMegabytes(String text, long megabytes) {
        assertThat(Sizes.megabytes(text)).isEqualTo(megabytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "4 apples", "-1GB", "1,5GB"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Sizes.megabytes(text))
                .isInstanceOf(InputException.class)
                .hasMessage("'%s' is no size. Write for instance 4GB or 500MB.", text);
    }
}
