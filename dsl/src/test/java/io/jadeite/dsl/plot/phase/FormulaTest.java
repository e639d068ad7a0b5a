package io.jadeite.dsl.plot.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Composition;
import io.jadeite.engine.structure.Element;
import java.util.EnumMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    @ParameterizedTest
    @CsvSource({
        "Cu32, Cu32",
        "Fe4 P4 O16, Fe4 P4 O16",
        "Ca(OH)2, Ca1 H2 O2",
        "Y2Mg(PO4)2, Y2 Mg1 P2 O8",
        "Al2(SO4)3, Al2 S3 O12",
        "CO, C1 O1",
        "Co, Co1"
    })
    void formulasAreReadAsTheyAreWritten(String formula, String atoms) {
        assertThat(Formula.parse(formula).formula())
                .isEqualTo(Composition.of(Formula.parse(atoms).counts()).formula());
        assertThat(Formula.parse(formula).formula().replaceAll("[^0-9A-Za-z ]", ""))
                .hasSameSizeAs(atoms);
    }

    @Test
    void whatACompositionWritesIsReadBack() {
        long seed = 99;
        var random = new Random(seed);
        for (int law = 0; law < 300; law++) {
            var counts = new EnumMap<Element, Integer>(Element.class);
            for (int i = 0; i <= random.nextInt(5); i++) {
                counts.put(Element.ofNumber(1 + random.nextInt(118)), 1 + random.nextInt(40));
            }
            var composition = Composition.of(counts);

            assertThat(Formula.parse(composition.formula())).as("seed %d", seed).isEqualTo(composition);
            assertThat(Formula.parse(composition.reducedFormula()).reducedFormula())
                    .isEqualTo(composition.reducedFormula());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Xx2|'Xx' in the formula 'Xx2' is no element.",
                "Ca(OH|'Ca(OH' is no formula from its character 6 on.",
                "Ca)OH|'Ca)OH' is no formula from its character 3 on.",
                "()2|'()2' is no formula from its character 2 on.",
                "Fe0|The formula 'Fe0' has 0 of something",
                "Fe99999999|The formula 'Fe99999999' has 99999999 of something",
                "fe2|'fe' in the formula 'fe2' is no element. Did you mean Fe",
                "Fe2.5|is no element"
            })
    void whatIsNoFormulaIsRefusedWithItsPlace(String formula, String message) {
        assertThatThrownBy(() -> Formula.parse(formula))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }
}
