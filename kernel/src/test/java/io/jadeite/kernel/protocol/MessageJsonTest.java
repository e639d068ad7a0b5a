package io.jadeite.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageJsonTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("text", "Å \"quoted\"\n");
        object.put("nothing", null);
        object.put("numbers", Arrays.asList(1, 2L << 40, -1.5, null));
        object.put("object", Map.of("truth", true));

        var read = MessageJson.readObject(MessageJson.write(object));

        assertThat(read).isEqualTo(object);
    }

    @Test
    void bytesAreWrittenAsBase64AndHalvesOfCharactersAreReplaced() {
        var written = MessageJson.write(Map.of("bytes", new byte[] {1, 2, 3}));

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo("{\"bytes\":\"AQID\"}");
        assertThat(MessageJson.readObject(MessageJson.write(Map.of("half", "a\ud83db", "whole", "\ud83d\ude00"))))
                .isEqualTo(Map.of("half", "a\ufffdb", "whole", "\ud83d\ude00"));
    }

    @Test
    void whatPythonWritesOfNoNumberIsRead() {
        assertThat(MessageJson.readObject("{\"a\": [NaN, Infinity]}".getBytes(StandardCharsets.UTF_8)))
                .containsEntry("a", List.of(Double.NaN, Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}{}", "{\"a\"", "{\"a\":}", "{\"a\": [1,", "nonsense", "\u0000"})
    void whatIsNoObjectIsRefused(String text) {
        assertThatThrownBy(() -> MessageJson.readObject(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InputException.class);
    }
}
