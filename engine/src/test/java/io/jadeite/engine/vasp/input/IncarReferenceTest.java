package io.jadeite.engine.vasp.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.vasp.preset.Agreement;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class IncarReferenceTest {
    /** The reference keeps eight decimals. */
    private static final double ROUNDING = 5.1e-9;

    @TestFactory
    Stream<DynamicTest> eachFileOfTheReferenceIsReadAsItsProgramReadIt() {
        var expected = ReferenceData.json("vasp/expected/incar.json");
        return expected.propertyNames().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    var file = ReferenceData.path("vasp/incar/" + name);

                    var incar = Incar.read(file);

                    assertThat(Agreement.ofIncar(expected.get(name), incar, ROUNDING))
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrittenIsReadAgainAsItWas() {
        return ReferenceData.json("vasp/expected/incar.json").propertyNames().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    var incar = Incar.read(ReferenceData.path("vasp/incar/" + name));

                    var again = Incar.parse(incar.text(), "INCAR");

                    assertThat(again).isEqualTo(incar);
                }));
    }
}
