package io.jadeite.engine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.ReferenceData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionTest {
    @ParameterizedTest
    @CsvSource({
        "O8, O2, A",
        "Li2 O2, Li2O2, AB",
        "H4 O4, H2O2, AB",
        "Li64 O32, Li2O, AB2",
        "Fe4 P4 O16, FePO4, ABC4",
        "Li20 Ge2 P4 S24, Li10Ge(PS6)2, AB2C10D12",
        "Mg10 H20 C8 O36, Mg5H10(C2O9)2, A4B5C10D18",
        "C10 N2 Cl10, C5NCl5, AB5C5",
        "Na8 Cl8, NaCl, AB",
        "Si8, Si, A",
        "Pt1 Rh3, PtRh3, AB3",
        "Ta2 He4, TaHe2, AB2",
        "Na2 O6 Ne6, NaO3Ne3, AB3C3",
        "Zn4 Si2 H2 O8 F2, Zn2SiHO4F, ABCD2E4"
    })
    void formulasAreThoseOfPymatgen(String formula, String reduced, String anonymous) {
        var composition = parsed(formula);

        assertThat(composition.formula()).isEqualTo(formula);
        assertThat(composition.reducedFormula()).isEqualTo(reduced);
        assertThat(composition.anonymousFormula()).isEqualTo(anonymous);
    }

    @ParameterizedTest
    @ValueSource(strings = {"poscar", "contcar", "cif"})
    void everyFormulaOfTheReferenceReducesAsPymatgenReducesIt(String kind) {
        var entries =
                ReferenceData.json("vasp/expected/%s.json".formatted(kind)).valueStream();

        var formulas = new LinkedHashMap<String, String>();
        entries.filter(entry ->
                        entry.has("formula") && !entry.get("formula").asString().contains("."))
                .forEach(entry -> formulas.put(
                        entry.get("formula").asString(),
                        entry.get("reduced_formula").asString()));

        assertThat(formulas).isNotEmpty().allSatisfy((formula, reduced) -> {
            assertThat(parsed(formula).formula()).isEqualTo(formula);
            assertThat(parsed(formula).reducedFormula()).isEqualTo(reduced);
        });
    }

    @Test
    void elementsStandInTheOrderOfElectronegativityThenSymbol() {
        var composition =
                Composition.of(Map.of(Element.O, 1, Element.RB, 1, Element.K, 1, Element.NE, 1, Element.HE, 1));

        assertThat(composition.elements()).containsExactly(Element.K, Element.RB, Element.O, Element.HE, Element.NE);
    }

    @Test
    void countsAndMassAreThoseOfAllAtoms() {
        var water = Composition.of(List.of(Element.H, Element.O, Element.H));

        assertThat(water.size()).isEqualTo(3);
        assertThat(water.count(Element.H)).isEqualTo(2);
        assertThat(water.count(Element.FE)).isZero();
        assertThat(water.mass()).isEqualTo(2 * 1.008 + 15.999);
    }

    @Test
    void anElementWithoutAtomsIsRefused() {
        assertThatThrownBy(() -> Composition.of(Map.of(Element.FE, 0)))
                .isInstanceOf(InputException.class)
                .hasMessage("A composition needs at least one atom of each element it names, found 0 of Fe.");
    }

    private static Composition parsed(String formula) {
        var counts = new LinkedHashMap<Element, Integer>();
        Stream.of(formula.split(" "))
                .forEach(part -> counts.put(
                        Element.ofSymbol(part.replaceFirst("\\d+", "")).orElseThrow(),
                        Integer.valueOf(part.replaceFirst("\\D+", ""))));
        return Composition.of(counts);
    }
}
