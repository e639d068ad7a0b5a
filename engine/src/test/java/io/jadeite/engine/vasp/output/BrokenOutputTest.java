package io.jadeite.engine.vasp.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.vasp.output.scan.OutputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs that are cut or have wrong bytes in them give what is whole, or a message; never anything else. */
class BrokenOutputTest {
    private static final long SEED = 20261125;
    private static final int MOST_BYTES = 400_000;
    private static final int FILES_OF_A_KIND = 5;
    private static final int TRIALS = 40;

    private static final List<String> FOLDERS =
            List.of("vasprun", "outcar", "oszicar", "chgcar", "locpot", "eigenval", "procar", "xdatcar", "dynmat");

    @TempDir
    Path folder;

    @Test
    void outputsThatAreCutAnywhereAreReadOrRefused() {
        var random = new Random(SEED);

        var failures = trials((bytes, file) -> Arrays.copyOf(bytes, random.nextInt(bytes.length)));

        assertThat(failures).as("seed %d", SEED).isEmpty();
    }

    @Test
    void outputsWithWrongBytesAreReadOrRefused() {
        var random = new Random(SEED);

        var failures = trials((bytes, file) -> withWrongBytes(bytes, random));

        assertThat(failures).as("seed %d", SEED).isEmpty();
    }

    private static byte[] withWrongBytes(byte[] bytes, Random random) {
        var changed = bytes.clone();
        for (int i = random.nextInt(20); i >= 0; i--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(5)) {
                case 0 -> changed[at] = (byte) random.nextInt(256);
                case 1 -> changed[at] = (byte) ('0' + random.nextInt(10));
                case 2 -> changed[at] = ' ';
                case 3 -> Arrays.fill(changed, at, Math.min(changed.length, at + 8), (byte) '*');
                default -> changed = without(changed, at, 1 + random.nextInt(200));
            }
        }
        return changed;
    }

    private static byte[] without(byte[] bytes, int at, int count) {
        int end = Math.min(bytes.length, at + count);
        if (at == 0 && end == bytes.length) {
            return bytes;
        }
        var rest = Arrays.copyOf(bytes, bytes.length - (end - at));
        System.arraycopy(bytes, end, rest, at, bytes.length - end);
        return rest;
    }

    private interface Damage {
        byte[] of(byte[] bytes, Path file);
    }

    private List<String> trials(Damage damage) {
        var failures = new ArrayList<String>();
        for (var name : FOLDERS) {
            for (var file : smallest(name)) {
                var bytes = OutputFile.head(file, MOST_BYTES);
                for (int trial = 0; trial < TRIALS; trial++) {
                    read(file, damage.of(bytes, file), trial, failures);
                }
            }
        }
        return failures;
    }

    private static List<Path> smallest(String name) {
        return ReferenceData.files("vasp/" + name).stream()
                .sorted(Comparator.comparingLong(BrokenOutputTest::size))
                .limit(FILES_OF_A_KIND)
                .toList();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path original, byte[] bytes, int trial, List<String> failures) {
        var file = folder.resolve(original.getFileName().toString());
        try {
            Files.write(file, bytes);
            ReferenceOutputs.json(OutputSummary.of(file));
        } catch (JadeiteException e) {
            if (e.getMessage().isBlank()) {
                failures.add("%s, trial %d: no message".formatted(original, trial));
            }
        } catch (RuntimeException | IOException e) {
            failures.add("%s, trial %d: %s at %s".formatted(original, trial, e, e.getStackTrace()[0]));
        }
    }
}
