package io.jadeite.engine.structure.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Species;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.symmetry.SpglibIsThere;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CifTest {
    private static final String CELL = """
        _cell_length_a 4.0(1)
        _cell_length_b 4.0
        _cell_length_c 5
        _cell_angle_alpha 90.
        _cell_angle_beta 90
        _cell_angle_gamma 90
        """;

    private static final String ATOMS = """
        loop_
        _atom_site_label
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        Fe1 0 0 0
        O1 0.5 0.25(3) 0
        """;

    private static final String INVERSION = """
        loop_
        _space_group_symop_operation_xyz
        'x, y, z'
        -x,-y,-z
        """;

    @Test
    void operationsRepeatAtomsAndKeepThoseOnSpecialPlacesOnce() {
        var structure = read("data_a\n" + CELL + INVERSION + ATOMS);

        assertThat(structure.formula()).isEqualTo("Fe1 O2");
        assertThat(structure.sites()).extracting(Site::label).containsExactly("Fe1", "O1", "O1");
        assertThat(structure.sites().getLast().fractional()).isEqualTo(new Vector(0.5, 0.75, 0));
        assertThat(structure.volume()).isEqualTo(80);
    }

    @Test
    void namesCommentsQuotesAndTextsAreReadAsTheyAreMeant() {
        var structure = read("""
            # a file with all that is allowed
            DATA_A
            _Publ_section_title
            ;
            loop_
             data_in_a_text is no block
            ;
            _chemical_name 'O1' of nobody'
            """ + CELL.toUpperCase(Locale.ROOT) + ATOMS.replace("Fe1 0", "'Fe1' # iron\n 0"));

        assertThat(structure.formula()).isEqualTo("Fe1 O1");
    }

    @Test
    void atomsOfOnePlaceShareIt() {
        var structure = read("data_a\n" + CELL + INVERSION + """
            loop_
            _atom_site_label
            _atom_site_type_symbol
            _atom_site_fract_x
            _atom_site_fract_y
            _atom_site_fract_z
            _atom_site_occupancy
            M1 Fe 0.2 0 0 0.75
            M2 Mg 0.8 0 0 0.2
            X1 O 0 0.5 0 .
            X2 O 0.3333 0.6667 0 1
            """);

        assertThat(structure.isOrdered()).isFalse();
        assertThat(structure.sites().getFirst().occupant().name()).isEqualTo("Mg:0.2, Fe:0.75");
        assertThat(structure.formula()).isEqualTo("Mg0.4 Fe1.5 O2");
        assertThat(structure.sites().get(2).fractional()).isEqualTo(new Vector(1 / 3.0, 2 / 3.0, 0));
    }

    @Test
    void typesTellOxidationStates() {
        var structure = read("data_a\n" + CELL + """
                loop_
                _atom_type_symbol
                _atom_type_oxidation_number
                Fe3+ 3
                O -2
                """
                + ATOMS.replace("_label\n", "_label\n_atom_site_type_symbol\n")
                        .replace("Fe1 ", "Fe1 Fe3+ ")
                        .replace("O1 ", "O1 O "));

        assertThat(structure.sites())
                .extracting(Site::species)
                .containsExactly(Species.of(Element.FE, 3), Species.of(Element.O, -2));
    }

    @Test
    void waterIsItsOxygenAndGroupsWithoutAPlaceAreLeftOut() {
        var structure = read("data_a\n" + CELL + ATOMS + "Wat 0.1 0.2 0.3\nOH ? ? ?\n");

        assertThat(structure.formula()).isEqualTo("Fe1 O2");
    }

    @Test
    void deuteriumIsHydrogenWithALabel() {
        var structure = read("data_a\n" + CELL + ATOMS.replace("Fe1", "D1"));

        assertThat(structure.formula()).isEqualTo("H1 O1");
        assertThat(structure.sites().getFirst().label()).isEqualTo("D1");
    }

    @Test
    void theFirstBlockThatHasAWholeStructureIsTaken() {
        var empty = "data_head\n_journal_year 1999\n";
        var broken = "data_broken\n" + ATOMS;

        assertThat(read(empty + broken + "data_good\n" + CELL + ATOMS).formula())
                .isEqualTo("Fe1 O1");
        assertThat(problems(empty + broken)).hasSize(6).allMatch(problem -> problem.contains("_cell_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'P 4/m m m'", "P4/mmm", "'P 4/m 2/m 2/m'", "'-P 4 2'"})
    void aNamedSpaceGroupHasItsOperations(String symbol) {
        SpglibIsThere.orSkip();

        var structure = read("data_a\n_symmetry_space_group_name_H-M " + symbol + "\n" + CELL + ATOMS);

        assertThat(structure.formula()).isEqualTo("Fe1 O4");
    }

    @Test
    void aNumberedSpaceGroupHasItsOperations() {
        SpglibIsThere.orSkip();

        assertThat(read("data_a\n_space_group_IT_number 123\n" + CELL + ATOMS).formula())
                .isEqualTo("Fe1 O4");
    }

    @Test
    void allThatIsWrongIsToldByItsLine() {
        var text = "data_a\n"
                + CELL.replace("_cell_length_c 5\n", "_cell_length_c -5\n").replace("beta 90", "beta ?")
                + INVERSION.replace("-x,-y", "-x;-y")
                + ATOMS.replace("Fe1 0 0 0", "Qq1 0 0 0\nFe1 0 zero 1e9");

        assertThat(problems(text))
                .containsExactly(
                        "a.cif, line 4: expected _cell_length_c in Å, above 0 and below 100000, found '-5'.",
                        "a.cif, line 6: expected _cell_angle_beta in degrees, between 0 and 180, found '?'.",
                        "a.cif, line 11: expected a symmetry operation such as -y,x-y,z+1/3, found '-x;-y,-z'.",
                        "a.cif, line 17: expected an element, found 'Qq1'.",
                        "a.cif, line 18: expected a fraction of the cell for _atom_site_fract_y of Fe1, found 'zero'."
                                + " Give its place, or remove its row.");
    }

    @Test
    void occupanciesBeyondOneAreRefusedWithTheirSum() {
        assertThat(problems("data_a\n" + CELL + ATOMS + "Ni1 0 0 0\n"))
                .containsExactly(
                        "a.cif, line 13: the occupancies on the place of Ni1 add up to 2.0, more than 1: [Fe, Ni]."
                                + " Correct the occupancies, or the coordinates of atoms that share no place.");
    }

    @Test
    void aLoopWithAMissingValueIsRefused() {
        assertThat(problems("data_a\n" + CELL + ATOMS.replace("Fe1 0 0 0", "Fe1 0 0")))
                .containsExactly(
                        "a.cif, line 9: the loop with _atom_site_label has 3 values after its last whole row. Check"
                                + " that each row has a value for each column, and quotes around values with blanks.");
    }

    @Test
    void filesWithoutBlocksOrAtomsAreRefused() {
        assertThat(problems("hello\n")).singleElement().asString().contains("has no block of data");
        assertThat(problems("data_a\n" + CELL)).singleElement().asString().contains("has no atoms");
        assertThat(problems("data_a\n" + CELL + "loop_\n_space_group_symop_magn_operation.xyz\nx,y,z,+1\n" + ATOMS))
                .singleElement()
                .asString()
                .contains("magnetic symmetry operations");
    }

    private static Structure read(String text) {
        return Cif.parse(text, "a.cif");
    }

    private static List<String> problems(String text) {
        var refusal = catchThrowableOfType(InputException.class, () -> read(text));
        assertThat(refusal).isNotNull();
        return refusal.problems();
    }
}
