package io.jadeite.engine.vasp.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.input.IncarValue.Flag;
import io.jadeite.engine.vasp.input.IncarValue.Real;
import io.jadeite.engine.vasp.input.IncarValue.Whole;
import io.jadeite.engine.vasp.input.IncarValue.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncarTest {
    @Test
    void aTagsTypeDecidesWhatItsWordsMean() {
        var incar = Incar.parse("""
            encut = 520 eV   ! a comment
            ISMEAR = -5 ; SIGMA = 1d-2
            LREAL = Auto # another
            LWAVE = .FALSE.
            a heading says nothing
            SYSTEM = Some Title
            """, "INCAR");

        assertThat(incar.tags())
                .containsEntry("ENCUT", new Real(520))
                .containsEntry("ISMEAR", new Whole(-5))
                .containsEntry("SIGMA", new Real(0.01))
                .containsEntry("LREAL", new Word("Auto"))
                .containsEntry("LWAVE", new Flag(false))
                .containsEntry("SYSTEM", new Word("Some Title"))
                .hasSize(6);
    }

    @Test
    void momentsMayBeCountedAndAreWrittenSo() {
        var incar = Incar.parse("MAGMOM = 2*5 -5 3*0.6", "INCAR");

        assertThat(incar.plain().get("MAGMOM")).isEqualTo(List.of(5L, 5L, -5L, 0.6, 0.6, 0.6));
        assertThat(incar.text()).isEqualTo("MAGMOM = 2*5 1*-5 3*0.6\n");
    }

    @Test
    void aBackslashContinuesALineAndQuotesHoldSeveral() {
        var incar = Incar.parse("MAGMOM = 1 \\\n 2\nWANNIER90_WIN = \"num_wann = 3\nspinors = true\"\n", "INCAR");

        assertThat(incar.plain())
                .containsEntry("MAGMOM", List.of(1L, 2L))
                .containsEntry("WANNIER90_WIN", "num_wann = 3\nspinors = true")
                .hasSize(2);
    }

    @Test
    void allWrongValuesAreToldAtOnce() {
        assertThatThrownBy(() -> Incar.parse("ENCUT = high\nNSW = 1.5\nLWAVE = 7\nMAGMOM = up down", "INCAR"))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "INCAR: ENCUT should be a number, found 'high'.",
                                        "INCAR: NSW should be a whole number, found '1.5'.",
                                        "INCAR: LWAVE should be true or false, found '7'.",
                                        "INCAR: MAGMOM should be a list of numbers, found 'up down'."));
    }

    @Test
    void twoValuesOfOneTagAreRefused() {
        assertThatThrownBy(() -> Incar.parse("ENCUT = 400\nENCUT = 520", "INCAR"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ENCUT is set twice, to 400.0 and to 520.0");
        assertThat(Incar.parse("ENCUT = 400\nENCUT = 400.0", "INCAR").tags()).hasSize(1);
    }

    @Test
    void anUnknownTagIsToldWithTheNearest() {
        var incar = Incar.parse("ENCTU = 520\nISMEAR = 0\nALGO = Fasst", "INCAR");

        assertThat(incar.problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).startsWith("VASP has no tag ENCTU. Did you mean ENCUT"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("ALGO takes one of Normal")
                        .contains("Did you mean Fast"));
    }

    @Test
    void whatIsChosenIsCheckedByTagTypeAndChoice() {
        assertThat(Incar.checked("ENCUT", "600")).isEqualTo(new Real(600));
        assertThat(Incar.checked("METAGGA", "r2scan")).isEqualTo(new Word("R2scan"));
        assertThatThrownBy(() -> Incar.checked("ENCTU", 600)).hasMessageContaining("Did you mean ENCUT");
        assertThatThrownBy(() -> Incar.checked("NSW", "many")).hasMessageContaining("a whole number");
        assertThatThrownBy(() -> Incar.checked("ENCUT", "5 6")).hasMessageContaining("a number, found '5 6'");
        assertThatThrownBy(() -> Incar.checked("IBRION", 4)).hasMessageContaining("IBRION takes one of");
    }

    @Test
    void aCountBeyondAnyStructureIsRefusedNotRead() {
        assertThatThrownBy(() -> Incar.parse("MAGMOM = 99999999*1", "INCAR")).isInstanceOf(InputException.class);
    }

    @Test
    void eachTagOfTheTableIsKnown() {
        assertThat(IncarTag.names()).hasSizeGreaterThan(400).contains("ENCUT", "LDAUU", "IOPT", "BPARAM");
    }
}
