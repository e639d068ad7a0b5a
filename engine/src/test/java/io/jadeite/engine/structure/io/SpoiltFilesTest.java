package io.jadeite.engine.structure.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.reference.Seeds.Seed;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureFile.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 10,000 files that somebody or something has spoilt: each is read, or refused with a message; nothing crashes or hangs. */
class SpoiltFilesTest {
    private static final int SPOILT_A_SEED = 100;
    private static final int LONGEST_MESSAGE = 1000;

    private static final String POSCAR = """
        Cu2 O1 cuprite
        1.0
        4.27 0.0 0.0
        0.0 4.27 0.0
        0.1 0.0 4.27
        Cu_pv O
        4 2
        Selective dynamics
        Direct
        0.25 0.25 0.25 T T F
        0.75 0.75 0.25 T T F
        0.75 0.25 0.75 F F F
        0.25 0.75 0.75 T T T
        0.00 0.00 0.00 T T T O
        0.50 0.50 0.50 T T T O

        0.01 0.00 0.00
        0.00 0.01 0.00
        0.00 0.00 0.01
        0.00 0.00 0.00
        0.00 0.00 0.00
        0.00 0.00 0.00
        """;

    private static final String CIF = """
        # cuprite, with a little gold
        data_cuprite
        _cell_length_a   4.270(2)
        _cell_length_b   4.270(2)
        _cell_length_c   4.270(2)
        _cell_angle_alpha 90
        _cell_angle_beta  90
        _cell_angle_gamma 90
        _symmetry_space_group_name_H-M 'P n -3 m'
        _publ_section_title
        ;
          A structure that
          is good for tests
        ;
        loop_
        _symmetry_equiv_pos_as_xyz
        'x, y, z'
        '-x+1/2, -y+1/2, z'
        '-x+1/2, y, -z+1/2'
        'x, -y+1/2, -z+1/2'
        'z, x, y'
        'y, z, x'
        loop_
        _atom_type_symbol
        _atom_type_oxidation_number
        Cu1+ 1
        Au1+ 1
        O2- -2
        loop_
        _atom_site_label
        _atom_site_type_symbol
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        _atom_site_occupancy
        Cu1 Cu1+ 0 0 0 0.9
        Au1 Au1+ 0 0 0 0.1
        O1 O2- 0.25 0.25 0.25 1
        O2 O2- 0.3333 0.6667 ? 0
        """;

    private static final String XDATCAR = """
        cuprite
        1
        4.27 0 0
        0 4.27 0
        0 0 4.27
        Cu O
        1 1
        Direct configuration= 1
        0.0 0.0 0.0
        0.5 0.5-0.5
        Direct configuration= 2
        0.0 0.0 0.1
        0.5 0.5 0.5
        """;

    private static final List<String> SPOILS = List.of(
            "",
            " ",
            "\n",
            "\n\n",
            "-",
            ".",
            "0",
            "7",
            "1e9",
            "1e308",
            "-1e-308",
            "NaN",
            "Infinity",
            "*****",
            "nan",
            "T",
            "F",
            "x",
            "?",
            "'",
            "\"",
            ";",
            "\n;\n",
            "#",
            "!",
            "loop_",
            "data_",
            "_",
            "(",
            ")",
            ",",
            "/0",
            "+1/2",
            "é",
            "\u0000",
            "\t",
            "Xx",
            "Fe",
            "D",
            "999999999",
            "-3",
            "Direct",
            "Cartesian",
            "1.0.0",
            "0x1p3",
            "１");

    static Stream<Seed> seeds() {
        return Seeds.some(100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void spoiltFilesAreReadOrRefusedWithAMessage(Seed seed) {
        var random = seed.random();
        for (int i = 0; i < SPOILT_A_SEED; i++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> read(Format.POSCAR, spoilt(POSCAR, random), seed);
                case 2, 3 -> read(Format.CIF, spoilt(CIF, random), seed);
                default -> read(Format.XDATCAR, spoilt(XDATCAR, random), seed);
            }
        }
    }

    private static void read(Format format, String text, Seed seed) {
        try {
            var structures = StructureFile.parse(text, "spoilt", format);
            assertThat(structures).isNotEmpty().allSatisfy(SpoiltFilesTest::assertThatItCanBeUsed);
        } catch (InputException refused) {
            assertThat(refused.problems())
                    .as("%s\n%s", seed, text)
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem)
                            .contains("spoilt")
                            .hasSizeLessThan(LONGEST_MESSAGE)
                            .doesNotContain("Exception", "null", "java."));
        } catch (RuntimeException e) {
            throw new AssertionError("%s\n%s".formatted(seed, text), e);
        }
    }

    private static void assertThatItCanBeUsed(Structure structure) {
        assertThat(structure.volume()).isPositive().isFinite();
        assertThat(StructureSummary.of(structure, 0.01)).containsKey("spacegroup");
        assertThat(StructureJson.fromMap(StructureJson.toMap(structure))).isEqualTo(structure);
    }

    private static String spoilt(String text, RandomGenerator random) {
        var spoilt = new StringBuilder(text);
        for (int spoils = random.nextInt(1, 4); spoils > 0; spoils--) {
            if (random.nextInt(4) == 0) {
                swapLines(spoilt, random);
            } else {
                int at = random.nextInt(spoilt.length());
                int end = Math.min(spoilt.length(), at + random.nextInt(6));
                spoilt.replace(at, end, SPOILS.get(random.nextInt(SPOILS.size())));
            }
        }
        return random.nextInt(10) == 0 ? spoilt.substring(0, random.nextInt(spoilt.length())) : spoilt.toString();
    }

    /** Leaves one out, repeats one, or puts one in the place of another. */
    private static void swapLines(StringBuilder text, RandomGenerator random) {
        var lines = new ArrayList<>(text.toString().lines().toList());
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(one);
            case 1 -> lines.add(other, lines.get(one));
            default -> lines.set(other, lines.get(one));
        }
        text.setLength(0);
        text.append(String.join("\n", lines)).append('\n');
    }
}
