package io.jadeite.engine.structure.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.reference.Seeds.Seed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoscarRefusalTest {
    private static final String GOOD = """
            cuprite
            1.0
            4.27 0.0 0.0
            0.0 4.27 0.0
            0.0 0.0 4.27
            Cu O
            1 2
            Direct
            0.25 0.25 0.25
            0.0 0.0 0.0
            0.5 0.5 0.5
            """;

    private static final List<String> SPOILS = List.of(
            "",
            "\n",
            "\n\n",
            " ",
            "0",
            "-",
            "3 3",
            "Fe",
            "\nSelective\n",
            "Lattice\n1\n",
            "NaN",
            "1e308",
            "\t",
            "é",
            "!",
            "99999999");

    private static final String SCALE_ADVICE =
            " Give one positive number (factor), one negative number (volume in Å³) or three positive numbers (x, y, z); 1.0 scales nothing.";

    static Stream<Seed> seeds() {
        return Seeds.some(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "NaN", "one", "1.0 2.0", "1.0 -2.0 1.0", "1e999", "0x1p3", "1f"})
    void aScaleThatScalesNothingSensible(String scale) {
        assertThat(problems(GOOD.replace("\n1.0\n", "\n" + scale + "\n")))
                .containsExactly("POSCAR, line 2: expected the scale, found '%s'.%s".formatted(scale, SCALE_ADVICE));
    }

    @Test
    void aFlatLattice() {
        assertThat(problems(GOOD.replace("0.0 0.0 4.27", "4.27 4.27 0.0")))
                .containsExactly(
                        "POSCAR, line 3: The lattice vectors (4.27, 0.0, 0.0), (0.0, 4.27, 0.0), (4.27, 4.27, 0.0) enclose no volume."
                                + " Check that none is zero or in the plane of the others.");
    }

    @Test
    void aLatticeThatGrowsBeyondAllNumbers() {
        assertThat(problems(GOOD.replace("\n1.0\n", "\n1e300\n").replace("0.0 0.0 4.27", "0.0 0.0 1e300")))
                .singleElement()
                .asString()
                .startsWith("POSCAR, line 3: A lattice needs finite numbers");
    }

    @Test
    void unknownElementsWithTheNearestKnownOnes() {
        assertThat(problems(GOOD.replace("Cu O", "CU Ox_s")))
                .containsExactly(
                        "POSCAR, line 6: expected names of elements, found 'CU', which is none. Did you mean Cu or Au or C?",
                        "POSCAR, line 6: expected names of elements, found 'Ox_s', which is none. Did you mean O or Og or Os?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "NaN", "99999999999", "many"})
    void countsThatAreNone(String count) {
        assertThat(problems(GOOD.replace("1 2", "1 " + count)))
                .containsExactly(
                        "POSCAR, line 7: expected how many atoms there are, whole numbers from 1 on, found '%s'."
                                .formatted(count));
    }

    @Test
    void anElementWithoutAtoms() {
        assertThat(problems(GOOD.replace("1 2", "3 0")))
                .containsExactly(
                        "POSCAR, line 7: expected how many atoms there are, whole numbers from 1 on, found '0'."
                                + " Remove the element that has no atoms, its name and its count.");
    }

    @Test
    void countsThatDoNotMatchTheNames() {
        assertThat(problems(GOOD.replace("1 2", "3")))
                .containsExactly(
                        "POSCAR, line 7: expected 2 counts of atoms, one for each of Cu O, found 1: 3. Correct this line or the names above it.");
        assertThat(problems(GOOD.replace("1 2", "1 1 1")))
                .containsExactly(
                        "POSCAR, line 7: expected 2 counts of atoms, one for each of Cu O, found 3: 1 1 1. Correct this line or the names above it.");
    }

    @Test
    void missingCountsAndNames() {
        assertThat(problems(GOOD.replace("1 2\n", "")))
                .containsExactly(
                        "POSCAR, line 7: expected the number of atoms of each element, found 'Direct'. Add it above, as whole numbers: 4 4 16.");
        assertThat(problems(GOOD.replace("Cu O\n1 2\n", "")))
                .containsExactly(
                        "POSCAR, line 6: expected the names of the elements, and below them how many atoms there are of each, found 'Direct'."
                                + " Add these two lines above it.");
    }

    @Test
    void aBillionAtomsThatAreNotThere() {
        assertThat(problems(GOOD.replace("1 2", "1000000000 2")))
                .containsExactly(
                        "POSCAR, line 7: the counts add up to 1000000002 atoms, but only 3 lines follow from line 9 on."
                                + " Correct the counts or get the whole file.");
    }

    @Test
    void aMissingOrUnknownMode() {
        assertThat(problems(GOOD.replace("Direct\n", "")))
                .containsExactly(
                        "POSCAR, line 8: expected 'Direct' (positions are fractions of the lattice vectors) or 'Cartesian', found '0.25 0.25 0.25'. Add that line.");
        assertThat(problems(GOOD.replace("Direct", "Fractional")))
                .containsExactly(
                        "POSCAR, line 8: expected 'Direct' (positions are fractions of the lattice vectors) or 'Cartesian', found 'Fractional'. Write one of these instead.");
    }

    @Test
    void everyBadPositionAtOnce() {
        assertThat(problems(GOOD.replace("0.25 0.25 0.25", "0.25 x 0.25").replace("0.0 0.0 0.0\n0.5", "0.0 0.0\n****")))
                .containsExactly(
                        "POSCAR, line 9: expected three finite numbers, the position of atom 1, found 'x'. Write them apart by blanks: 0.0 0.5 0.25.",
                        "POSCAR, line 10: expected three numbers, the position of atom 2, found '0.0 0.0'. Write them apart by blanks: 0.0 0.5 0.25.",
                        "POSCAR, line 11: expected three finite numbers, the position of atom 3, found '****'."
                                + " The program that wrote it had no room for the number, so the run it comes from blew up; take an earlier file.");
    }

    @Test
    void noMoreThanTenOfManyProblems() {
        var text = GOOD.replace("1 2", "1 30").replace("0.0 0.0 0.0\n", "NaN 0 0\n".repeat(29));

        assertThat(problems(text)).hasSize(11).last().isEqualTo("POSCAR: and 19 more problems like these.");
    }

    @Test
    void problemsOfAllPartsAtOnce() {
        var text = GOOD.replace("\n1.0\n", "\n0\n")
                .replace("Cu", "Cuu")
                .replace("0.0 4.27 0.0", "0.0 4.27")
                .replace("0.5 0.5 0.5", "0.5 0.5 Infinity");

        assertThat(problems(text))
                .extracting(problem -> problem.substring(0, 14))
                .containsExactly("POSCAR, line 2", "POSCAR, line 4", "POSCAR, line 6", "POSCAR, line 1");
    }

    @Test
    void anEmptyLineAmongPositions() {
        assertThat(problems(GOOD.replace("0.0 0.0 0.0\n0.5", "\n0.5")))
                .containsExactly(
                        "POSCAR, line 10: expected the position of atom 2 of 3, found an empty line. Correct the counts on line 7 or add the missing positions.");
    }

    @Test
    void missingFlags() {
        assertThat(problems(GOOD.replace("Direct", "Selective\nDirect")
                        .replace("0.25 0.25 0.25", "0.25 0.25 0.25 T F F")
                        .replace("0.0 0.0 0.0\n", "0.0 0.0 0.0 T F O\n")
                        .replace("0.5 0.5 0.5", "0.5 0.5 0.5 T T T O")))
                .containsExactly(
                        "POSCAR, line 11: expected three flags T or F after the position of atom 2, as selective dynamics is on, found '0.0 0.0 0.0 T F O'.");
    }

    @Test
    void morePositionsThanCounted() {
        assertThat(problems(GOOD + "0.1 0.2 0.3\n"))
                .containsExactly(
                        "POSCAR, line 12: expected the end of the file, or an empty line or a mode before velocities, after the positions of 3 atoms,"
                                + " found '0.1 0.2 0.3'. Correct the counts above the positions, or remove the surplus lines.");
    }

    @Test
    void velocitiesThatBreakOff() {
        assertThat(problems(GOOD + "\n0.1 0.2 0.3\n"))
                .containsExactly(
                        "POSCAR, line 14: expected three numbers, the velocity of an atom (2 of 3), found the end of the file. Write them apart by blanks: 0.0 0.5 0.25.");
    }

    @Test
    void aFileThatBreaksOffAnywhereIsRefusedOrWhole() {
        var lines = GOOD.lines().toList();

        for (int kept = 0; kept < lines.size(); kept++) {
            assertThat(problems(String.join("\n", lines.subList(0, kept)))).isNotEmpty();
        }
    }

    @Test
    void namesAtLineEndsThatContradictTheCounts() {
        assertThat(problems(GOOD.replace("Cu O\n", "")
                        .replace("0.25\n", "0.25 Cu\n")
                        .replace("0.0 0.0 0.0\n", "0.0 0.0 0.0 Cu\n")
                        .replace("0.5\n", "0.5 O\n")))
                .containsExactly(
                        "POSCAR, line 6: the counts make atoms 2 to 3 one species, but the names at their line ends are Cu, O."
                                + " Correct the counts, or add a line of names above them.");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void spoiltFilesAreReadOrRefusedButNeverCrash(Seed seed) {
        var random = seed.random();
        var text = new StringBuilder(GOOD);

        for (int spoils = random.nextInt(1, 6); spoils > 0; spoils--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(8));
            text.replace(at, end, SPOILS.get(random.nextInt(SPOILS.size())));
        }

        try {
            var poscar = Poscar.parse(text.toString(), "POSCAR");
            assertThat(Poscar.parse(poscar.text(), "written"))
                    .as(seed.toString())
                    .isEqualTo(poscar);
        } catch (InputException refused) {
            assertThat(refused.problems()).as("%s: %s", seed, text).isNotEmpty();
        }
    }

    @Test
    void messagesAreFitForATerminal() {
        assertThat(problems(GOOD.replace("Direct", "\u001b[31m" + "x".repeat(1000))))
                .singleElement()
                .asString()
                .contains("'?[31mxxx")
                .contains("…")
                .hasSizeLessThan(300);
    }

    private static List<String> problems(String text) {
        var refusal = catchThrowableOfType(InputException.class, () -> Poscar.parse(text, "POSCAR"));
        assertThat(refusal).isNotNull();
        return refusal.problems();
    }
}
