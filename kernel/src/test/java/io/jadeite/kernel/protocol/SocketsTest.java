package io.jadeite.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SocketsTest {
    @Test
    void aPortThatIsTakenIsNamed() {
        var free = new ConnectionFile.Ports(0, 0, 0, 0, 0);
        try (var first = new Sockets(new ConnectionFile("127.0.0.1", free, "", "hmac-sha256", Optional.empty()))) {
            var taken = new ConnectionFile("127.0.0.1", first.ports(), "", "hmac-sha256", Optional.empty());

            assertThatThrownBy(() -> new Sockets(taken).close())
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("tcp://127.0.0.1:" + first.ports().shell());
        }
    }
}
