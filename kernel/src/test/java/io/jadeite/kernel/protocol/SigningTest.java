package io.jadeite.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningTest {
    private static final List<byte[]> PARTS = List.of(bytes("what do ya want "), bytes("for nothing?"));

    /** RFC 4231, test case 2. */
    @Test
    void signaturesAreThoseOfTheStandard() {
        var signing = new Signing("hmac-sha256", "Jefe");

        var signature = signing.sign(PARTS);

        assertThat(new String(signature, StandardCharsets.US_ASCII))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(signing.isRight(signature, PARTS)).isTrue();
        assertThat(signing.isRight(signature, List.of(bytes("what do ya want"))))
                .isFalse();
        assertThat(signing.isRight(new byte[0], PARTS)).isFalse();
    }

    @Test
    void withoutAKeyNothingIsSigned() {
        var signing = new Signing("hmac-sha256", "");

        assertThat(signing.sign(PARTS)).isEmpty();
        assertThat(signing.isRight(new byte[0], PARTS)).isTrue();
    }

    @Test
    void anUnknownSchemeIsNamed() {
        assertThatThrownBy(() -> new Signing("hmac-rot13", "key"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("HmacROT13");
        assertThatThrownBy(() -> new Signing("none", "key"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'none'");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
