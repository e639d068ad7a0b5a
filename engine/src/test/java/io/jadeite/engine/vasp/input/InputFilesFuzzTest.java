package io.jadeite.engine.vasp.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.ReferenceData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Damaged files give a value that can be written and read again, or a message; never another exception. */
class InputFilesFuzzTest {
    private static final int MUTATIONS = 5000;
    private static final long SEED = 20_261_125;
    private static final List<String> PIECES = List.of(
            "",
            " ",
            "\n",
            "=",
            ";",
            "*",
            "-",
            "1e999",
            "NaN",
            "0",
            "-1",
            "999999999999999999999",
            "\\\n",
            "\"",
            "!",
            "#",
            "\t",
            "é",
            "ENCUT",
            "MAGMOM = 3*2*1",
            ".TRUE.",
            "\0",
            "Gamma",
            "line",
            "Monkhorst",
            "7*");

    @Test
    void damagedIncarsAreReadOrToldClearly() throws IOException {
        mutate("vasp/incar", (text, seed) -> {
            var incar = Incar.parse(text, "INCAR");
            assertThat(Incar.parse(incar.text(), "again").tags().keySet())
                    .as(seed)
                    .isEqualTo(incar.tags().keySet());
            assertThat(incar.problems()).as(seed).doesNotContainNull();
        });
    }

    @Test
    void damagedKpointsAreReadOrToldClearly() throws IOException {
        mutate("vasp/kpoints", (text, seed) -> {
            var kpoints = Kpoints.parse(text, "KPOINTS");
            assertThat(Kpoints.parse(kpoints.text(), "again")).as(seed).isEqualTo(kpoints);
        });
    }

    private static void mutate(String folder, BiConsumer<String, String> reading) throws IOException {
        var texts = new ArrayList<String>();
        for (var file : ReferenceData.files(folder)) {
            if (Files.size(file) < 20_000 && !file.toString().endsWith(".gz")) {
                texts.add(read(file));
            }
        }
        int readable = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            long seed = SEED + i;
            var random = new Random(seed);
            var text = damaged(texts.get(random.nextInt(texts.size())), random);
            try {
                reading.accept(text, "seed " + seed);
                readable++;
            } catch (InputException e) {
                assertThat(e.getMessage()).as("seed " + seed).isNotBlank().doesNotContain("Exception");
            } catch (RuntimeException e) {
                fail("seed %d: %s for%n%s".formatted(seed, e, text), e);
            }
        }
        assertThat(readable).as("damaged files that can be read all the same").isPositive();
    }

    private static String damaged(String text, Random random) {
        var damaged = new StringBuilder(text);
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && !damaged.isEmpty(); i++) {
            int at = random.nextInt(damaged.length());
            int to = Math.min(damaged.length(), at + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> damaged.delete(at, to);
                case 1 -> damaged.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> damaged.setCharAt(at, (char) (1 + random.nextInt(126)));
                default -> damaged.replace(at, to, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return random.nextInt(20) == 0
                ? damaged.substring(0, random.nextInt(damaged.length() + 1))
                : damaged.toString();
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
