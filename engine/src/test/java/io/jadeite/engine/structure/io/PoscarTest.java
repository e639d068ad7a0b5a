package io.jadeite.engine.structure.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.reference.Seeds.Seed;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.RandomStructures;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Site.Freedom;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.Poscar.Block;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoscarTest {
    private static final String CUPRITE = """
            cuprite
            1.0
            4.27 0.0 0.0
            0.0 4.27 0.0
            0.0 0.0 4.27
            Cu O
            4 2
            Direct
            0.25 0.25 0.25
            0.25 0.75 0.75
            0.75 0.25 0.75
            0.75 0.75 0.25
            0.0 0.0 0.0
            0.5 0.5 0.5
            """;

    static Stream<Seed> seeds() {
        return Seeds.some(200);
    }

    @Test
    void aPlainFileIsRead() {
        var poscar = Poscar.parse(CUPRITE, "POSCAR");

        assertThat(poscar.comment()).isEqualTo("cuprite");
        assertThat(poscar.blocks()).containsExactly(new Block("Cu", Element.CU, 4), new Block("O", Element.O, 2));
        assertThat(poscar.structure().formula()).isEqualTo("Cu4 O2");
        assertThat(poscar.structure().lattice()).isEqualTo(Lattice.cubic(4.27));
        assertThat(poscar.structure().sites().get(1)).isEqualTo(Site.of(Element.CU, new Vector(0.25, 0.75, 0.75)));
        assertThat(poscar.hasSelectiveDynamics()).isFalse();
        assertThat(poscar.velocities()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2.0, 8.54, 8.54, 8.54", "-1000, 10, 10, 10", "1.0 2.0 0.5, 4.27, 8.54, 2.135", "1D+1, 42.7, 42.7, 42.7"
    })
    void theScaleIsAFactorAVolumeOrThreeFactors(String scale, double a, double b, double c) {
        var lattice = Poscar.parse(CUPRITE.replace("\n1.0\n", "\n" + scale + "\n"), "POSCAR")
                .lattice();

        assertThat(lattice.lengths()).containsExactly(new double[] {a, b, c}, within(1e-12));
    }

    /** pymatgen multiplies Cartesian positions with the volume itself where the scale is a volume; VASP does as we do. */
    @ParameterizedTest
    @ValueSource(strings = {"0.5", "-77.0", "2.0 3.0 0.5"})
    void cartesianPositionsAreScaledWithTheLattice(String scale) {
        var text = CUPRITE.replace("\n1.0\n", "\n" + scale + "\n")
                .replace("Direct", "Cartesian")
                .replace("0.5 0.5 0.5", "2.135 2.135 2.135");

        var last = Poscar.parse(text, "POSCAR").structure().sites().getLast();

        assertThat(last.fractional().minus(new Vector(0.5, 0.5, 0.5)).length()).isLessThan(1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "Cart", "K", "kartesisch", "  cartesian"})
    void modesThatBeginWithCOrKAreCartesian(String mode) {
        assertThat(Poscar.parse(CUPRITE.replace("Direct", mode), "POSCAR").cartesian())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "direct", "Direct configuration=     1"})
    void modesThatBeginWithDAreFractions(String mode) {
        assertThat(Poscar.parse(CUPRITE.replace("Direct", mode), "POSCAR").cartesian())
                .isFalse();
    }

    @Test
    void windowsLineEndsTabsCommasAndFortranExponentsAreUnderstood() {
        var text = CUPRITE.replace("4.27 0.0 0.0", "\t4.27D0, 0d0,\t0E+00").replace("\n", "\r\n");

        assertThat(Poscar.parse(text, "POSCAR")).isEqualTo(Poscar.parse(CUPRITE, "POSCAR"));
    }

    @Test
    void numbersThatFillTheirColumnsAreTakenApart() {
        var text = CUPRITE.replace("0.25 0.75 0.75", "  -100.25000-200.75000  0.75");

        assertThat(Poscar.parse(text, "POSCAR").positions().get(1).coordinates())
                .isEqualTo(new Vector(-100.25, -200.75, 0.75));
    }

    @Test
    void labelsKeepPotentialsAndTheHashesOfVasp6() {
        var poscar = Poscar.parse(CUPRITE.replace("Cu O", "Cu_pv/f474ac0d O/79d9987ad87"), "POSCAR");

        assertThat(poscar.labels()).startsWith("Cu_pv/f474ac0d").endsWith("O/79d9987ad87");
        assertThat(poscar.structure().sites())
                .extracting(Site::label)
                .startsWith("Cu_pv")
                .endsWith("O");
        assertThat(poscar.structure().formula()).isEqualTo("Cu4 O2");
    }

    @Test
    void namesAndCountsMayTakeSeveralLines() {
        var text = CUPRITE.replace("Cu O\n4 2", "Cu O\nCu O\n2 1\n2 1");

        assertThat(Poscar.parse(text, "POSCAR").blocks())
                .extracting(Block::count)
                .containsExactly(2, 1, 2, 1);
    }

    @Test
    void manyBlocksAreWrittenInLinesOfTwentyAndReadBack() {
        var sites = IntStream.range(0, 45)
                .mapToObj(i -> Site.of(i % 2 == 0 ? Element.FE : Element.CR, new Vector(i / 45.0, 0, 0)))
                .toList();
        var poscar = Poscar.of(new Structure(Lattice.cubic(20), sites));

        assertThat(Poscar.parse(poscar.text(), "written")).isEqualTo(poscar);
        assertThat(poscar.blocks()).hasSize(45);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cu O", "Cu4 O2", "Cu4O2"})
    void filesOfVasp4AreNamedByTheirComment(String comment) {
        var text = CUPRITE.replace("Cu O\n", "").replace("cuprite", comment);

        assertThat(Poscar.parse(text, "POSCAR").structure().formula()).isEqualTo("Cu4 O2");
    }

    @Test
    void filesOfVasp4AreNamedByTheirLineEndsFirst() {
        var text = """
                Fe O
                1.0
                4.27 0.0 0.0
                0.0 4.27 0.0
                0.0 0.0 4.27
                1 1
                Selective dynamics
                Direct
                0.0 0.0 0.0 T T F Ag
                0.5 0.5 0.5 F F F Cl 7
                """;

        var poscar = Poscar.parse(text, "POSCAR");

        assertThat(poscar.structure().elements()).containsExactly(Element.AG, Element.CL);
        assertThat(poscar.structure().sites().getFirst().freedom()).contains(new Freedom(true, true, false));
        assertThat(poscar.positions().getLast().note()).isEqualTo("Cl 7");
        assertThat(Poscar.parse(poscar.text(), "written")).isEqualTo(poscar);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cuprite", "Cu2O", "Cu4 O3", "Cu O relaxed", "Cu", "Xx O", ""})
    void elementsAreNeverGuessed(String comment) {
        var text = CUPRITE.replace("Cu O\n", "").replace("cuprite", comment);

        assertThatThrownBy(() -> Poscar.parse(text, "POSCAR"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "POSCAR, line 6: the file doesn't say which elements its atoms are (VASP 4 left that to the POTCAR)."
                                + " Add a line with 2 names of elements above the counts '4 2'.");
    }

    @Test
    void dynamicsOfAtomsAndLatticeIsKept() {
        var text = """
                cuprite
                1.0
                4.27 0.0 0.0
                0.0 4.27 0.0
                0.0 0.0 4.27
                Cu O
                1 1
                Direct
                0.25 0.25 0.25
                0.0 0.0 0.0
                Lattice velocities and vectors
                           1
                  0.11376865E-02 -0.20054010E-02  0.10745440E-02
                 -0.80980926E-03 -0.54988058E-03 -0.11593411E-02
                  0.40755213E-03 -0.91838934E-03  0.10978311E-02
                  0.42700000E+01  0.00000000E+00  0.00000000E+00
                  0.00000000E+00  0.42700000E+01  0.00000000E+00
                  0.00000000E+00  0.00000000E+00  0.42700000E+01

                 -0.26486997E-01  0.15289665E-01 -0.24183306E-01
                  0.26486997E-01 -0.15289665E-01  0.24183306E-01

                           1
                   3.00000000000000
                  0.10000000E+01  0.00000000E+00
                """;

        var poscar = Poscar.parse(text, "CONTCAR");

        assertThat(poscar.latticeMotion()).hasValueSatisfying(motion -> {
            assertThat(motion.state()).isEqualTo("1");
            assertThat(motion.velocities().getFirst())
                    .isEqualTo(new Vector(0.11376865E-02, -0.20054010E-02, 0.10745440E-02));
            assertThat(motion.vectors().getLast()).isEqualTo(new Vector(0, 0, 4.27));
        });
        assertThat(poscar.structure().sites().getFirst().velocity())
                .contains(new Vector(-0.26486997E-01, 0.15289665E-01, -0.24183306E-01));
        assertThat(poscar.continuation()).startsWith("           1\n   3.0").endsWith("0.00000000E+00");
        assertThat(Poscar.parse(poscar.text(), "written")).isEqualTo(poscar);
    }

    @Test
    void velocitiesInUnitsOfTheLatticeStayInThePoscarOnly() {
        var text = CUPRITE + "Direct\n" + "0.01 0.0 0.0\n".repeat(6);

        var poscar = Poscar.parse(text, "CONTCAR");

        assertThat(poscar.velocities())
                .hasValueSatisfying(given -> assertThat(given.cartesian()).isFalse());
        assertThat(poscar.hasMovingAtoms()).isTrue();
        assertThat(poscar.structure().sites()).allMatch(site -> site.velocity().isEmpty());
        assertThat(Poscar.parse(poscar.text(), "written")).isEqualTo(poscar);
    }

    @Test
    void atomsAtRestHaveNoVelocityButTheFileKeepsItsZeros() {
        var poscar = Poscar.parse(
                CUPRITE + "\n" + "  0.00000000E+00  0.00000000E+00  0.00000000E+00\n".repeat(6), "CONTCAR");

        assertThat(poscar.velocities()).isPresent();
        assertThat(poscar.structure()).isEqualTo(Poscar.parse(CUPRITE, "POSCAR").structure());
        assertThat(Poscar.parse(poscar.text(), "written")).isEqualTo(poscar);
    }

    @Test
    void sitesWithoutWordOnFreedomOrVelocityAreFreeAndAtRestBesideOthers() {
        var told = Site.of(Element.CU, Vector.ZERO).withFreedom(Freedom.FIXED).withVelocity(new Vector(0.1, 0, 0));
        var silent = Site.of(Element.CU, new Vector(0.5, 0.5, 0.5));

        var back = Poscar.parse(
                        Poscar.of(new Structure(Lattice.cubic(3), List.of(told, silent)))
                                .text(),
                        "written")
                .structure();

        assertThat(back.sites())
                .containsExactly(told, silent.withFreedom(Freedom.FREE).withVelocity(Vector.ZERO));
    }

    @Test
    void labelsThatVaspDoesNotKnowGoToTheLineEnd() {
        var site = new Site("Fe2+ of the core", Element.FE, Vector.ZERO, Optional.empty(), Optional.empty());

        var poscar = Poscar.of(new Structure(Lattice.cubic(3), List.of(site)), "two\nlines");

        assertThat(poscar.blocks()).containsExactly(new Block("Fe", Element.FE, 1));
        assertThat(poscar.positions().getFirst().note()).isEqualTo("Fe2+ of the core");
        assertThat(poscar.comment()).isEqualTo("two lines");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyStructureReadsBackTheSame(Seed seed) {
        var structure = RandomStructures.next(seed.random(), 25);

        var poscar = Poscar.of(structure);

        assertThat(Poscar.parse(poscar.text(), "written")).as(seed.toString()).isEqualTo(poscar);
        assertThat(poscar.structure()).as(seed.toString()).isEqualTo(structure);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void numbersReadBackTheSameWhateverTheirSize(Seed seed) {
        var random = seed.random();

        for (int i = 0; i < 200; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            double value = Double.isFinite(any) ? any : random.nextGaussian();
            assertThat(FortranNumber.parse(FortranNumber.write(value)))
                    .as(seed.toString())
                    .isEqualTo(value);
        }
    }
}
