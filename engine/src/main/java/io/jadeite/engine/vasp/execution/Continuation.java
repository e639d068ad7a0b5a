package io.jadeite.engine.vasp.execution;

import io.jadeite.engine.calculation.Applied;
import io.jadeite.engine.calculation.CorrectionLog;
import io.jadeite.engine.text.Yaml;
import io.jadeite.engine.vasp.input.Incar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an attempt begins: anew, or where an earlier one was stopped.
 *
 * @param from its directory; empty: anew
 * @param steps how many ionic steps were finished before, over all earlier attempts
 */
record Continuation(Optional<Path> from, int steps, List<Applied> corrections) {
    private static final String FILE = "jadeite_continued.yaml";

    /** Takes over what is there: the atoms, the corrected inputs, charge density and orbitals. */
    static Continuation begin(Path attempt, Path directory) throws IOException {
        var found = EarlierAttempt.of(attempt, attempt.relativize(directory));
        if (found.isEmpty()) {
            return new Continuation(Optional.empty(), 0, List.of());
        }
        var earlier = found.get();
        for (var name : List.of("INCAR", "KPOINTS", "CHGCAR", "WAVECAR")) {
            if (earlier.hasContent(name)) {
                Files.copy(
                        earlier.directory().resolve(name),
                        directory.resolve(name),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        int done = 0;
        if (earlier.structure().isPresent()) {
            Files.copy(
                    earlier.directory().resolve("CONTCAR"),
                    directory.resolve("POSCAR"),
                    StandardCopyOption.REPLACE_EXISTING);
            done = StepRecord.count(earlier.directory());
            fewerSteps(directory.resolve("INCAR"), done);
        }
        int all = done + before(earlier.directory());
        var said = new LinkedHashMap<String, Object>();
        said.put("from", earlier.directory().toString());
        said.put("steps", all);
        said.put("electrons", earlier.hasContent("WAVECAR"));
        Files.writeString(directory.resolve(FILE), Yaml.write(said));
        return new Continuation(Optional.of(earlier.directory()), all, CorrectionLog.read(earlier.directory()));
    }

    /** The directories whose steps were made before, the first one first. */
    List<Path> chain() throws IOException {
        return from.isEmpty() ? List.of() : chainTo(from.get());
    }

    private static List<Path> chainTo(Path directory) throws IOException {
        var before = said(directory).get("from");
        if (before == null) {
            return List.of(directory);
        }
        var chain = new ArrayList<>(chainTo(Path.of(String.valueOf(before))));
        chain.add(directory);
        return chain;
    }

    private static int before(Path directory) throws IOException {
        return said(directory).get("steps") instanceof Number steps ? steps.intValue() : 0;
    }

    private static Map<String, Object> said(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        return Files.isRegularFile(file) ? Yaml.readMapping(file) : Map.of();
    }

    /** Those that are done count for NSW. */
    private static void fewerSteps(Path file, int done) {
        var incar = Incar.read(file);
        incar.value("NSW")
                .map(value -> value.plain())
                .filter(Number.class::isInstance)
                .ifPresent(most -> {
                    int left = Math.max(1, ((Number) most).intValue() - done);
                    incar.with("NSW", left).write(file);
                });
    }
}
