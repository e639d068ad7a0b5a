package io.jadeite.engine.structure.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.ReferenceData;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class XdatcarTest {
    private static final String TWO_FRAMES = """
        lithium
        1.0
        3 0 0
        0 3 0
        0 0 3
        Li
        2
        Direct configuration=     1
        0 0 0
        0.5 0.5 0.5
        Direct configuration=     2
        0 0 0.1
        0.5 0.5-0.4
        """;

    record Case(String name, JsonNode expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void theReferenceIsThere() {
        ReferenceData.path("vasp/expected");
    }

    static Stream<Case> cases() {
        return ReferenceData.json("vasp/expected/xdatcar.json").properties().stream()
                .map(entry -> new Case(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allFramesAreReadAsPymatgenReadsThem(Case reference) {
        var frames = Xdatcar.read(ReferenceData.path("vasp/xdatcar/" + reference.name()));

        assertThat(frames).hasSize(reference.expected().get("n_frames").asInt());
        var last = frames.getLast();
        assertThat(last.formula()).isEqualTo(reference.expected().get("formula").asString());
        var expected = reference.expected().get("last_frac");
        for (int i = 0; i < last.size(); i++) {
            var place = expected.get(i);
            assertThat(last.sites().get(i).fractional().toArray())
                    .containsExactly(
                            new double[] {
                                place.get(0).asDouble(),
                                place.get(1).asDouble(),
                                place.get(2).asDouble()
                            },
                            within(1e-8));
        }
    }

    @Test
    void numbersWithoutABlankBetweenThemAreTwo() {
        var frames = Xdatcar.parse(TWO_FRAMES, "XDATCAR");

        assertThat(frames).hasSize(2);
        assertThat(frames.getLast().sites().getLast().fractional().z()).isEqualTo(-0.4);
    }

    @Test
    void aFileThatEndsWithinAFrameIsRefused() {
        var cut = TWO_FRAMES.substring(0, TWO_FRAMES.indexOf("0.5 0.5-0.4"));

        assertThatThrownBy(() -> Xdatcar.parse(cut, "XDATCAR"))
                .isInstanceOf(InputException.class)
                .hasMessage("XDATCAR, line 13: expected three numbers, the position of atom 2 of 2 in configuration 2,"
                        + " found the end of the file. Write them apart by blanks: 0.0 0.5 0.25.");
    }

    @Test
    void aFileWithoutFramesIsRefused() {
        var head = TWO_FRAMES.substring(0, TWO_FRAMES.indexOf("Direct"));

        assertThatThrownBy(() -> Xdatcar.parse(head + "0 0 0\n0 0 0\n", "XDATCAR"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 8: expected 'Direct configuration='");
    }
}
