package io.jadeite.engine.vasp.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.calculation.Applied;
import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import io.jadeite.engine.vasp.input.Incar;
import io.jadeite.engine.vasp.input.Kpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Plays the rounds of a reference case: what is found, what is changed, and what the inputs are then. */
final class Rounds {
    private final Path directory;
    private final Function<Handler.Calculation, Optional<Finding>> check;
    private final String name;
    private final List<Applied> applied = new ArrayList<>();

    Rounds(Path directory, String name, Function<Handler.Calculation, Optional<Finding>> check) {
        this.directory = directory;
        this.name = name;
        this.check = check;
    }

    void play(JsonNode rounds) throws IOException {
        for (var round : rounds) {
            var finding = check.apply(new Handler.Calculation(directory, false, Duration.ZERO, applied));
            boolean isExpected = round.hasNonNull("errors") || round.hasNonNull("exception");
            assertThat(finding.isPresent())
                    .as("round %d: %s", applied.size() + 1, finding)
                    .isEqualTo(isExpected);
            if (finding.isEmpty()) {
                continue;
            }
            if (round.hasNonNull("errors")) {
                assertThat(new TreeSet<>(finding.get().errors())).isEqualTo(new TreeSet<>(words(round.get("errors"))));
            }
            compare(finding.get(), round);
        }
    }

    private void compare(Finding finding, JsonNode round) throws IOException {
        boolean helps =
                finding.correction().filter(correction -> !correction.isEmpty()).isPresent();
        var actions = round.get("actions");
        boolean isExpected = actions != null && !actions.isNull() && changes(actions);
        assertThat(helps).as("%s", finding).isEqualTo(isExpected);
        if (!helps) {
            return;
        }
        var correction = finding.correction().orElseThrow();
        new VaspCorrector().apply(correction, directory);
        applied.add(new Applied(applied.size() + 1, name, finding.errors(), correction));
        if (round.hasNonNull("incar")) {
            same(Incar.read(directory.resolve("INCAR")).plain(), round.get("incar"));
        }
        if (round.hasNonNull("kpoints")) {
            assertThat(mesh(Kpoints.read(directory.resolve("KPOINTS"))))
                    .isEqualTo(mesh(Kpoints.parse(round.get("kpoints").stringValue(), "expected")));
        }
        if (round.hasNonNull("poscar") && round.get("poscar").stringValue().equals("copy of CONTCAR")) {
            assertThat(Files.readString(directory.resolve("POSCAR")))
                    .isEqualTo(Files.readString(directory.resolve("CONTCAR")));
        }
    }

    /** An empty list of tags that are taken out changes nothing, though the reference counts it. */
    private static boolean changes(JsonNode actions) {
        for (var action : actions) {
            var what = action.get("action");
            boolean isEmptyUnset = what != null
                    && what.isObject()
                    && what.has("_unset")
                    && what.get("_unset").isEmpty()
                    && !what.has("_set");
            if (!isEmptyUnset && !action.has("file")) {
                return true;
            }
            if (action.has("file") && actions.size() == countFiles(actions)) {
                return true;
            }
        }
        return false;
    }

    private static long countFiles(JsonNode actions) {
        long count = 0;
        for (var action : actions) {
            count += action.has("file") ? 1 : 0;
        }
        return count;
    }

    private static List<Object> mesh(Kpoints kpoints) {
        return kpoints instanceof Kpoints.Mesh mesh ? List.of(mesh.centre(), mesh.divisions()) : List.of(kpoints);
    }

    private static void same(Map<String, Object> found, JsonNode expected) {
        var names = new TreeSet<String>();
        var wanted = new LinkedHashMap<String, JsonNode>();
        expected.properties().forEach(entry -> {
            names.add(entry.getKey().toUpperCase(Locale.ROOT));
            wanted.put(entry.getKey().toUpperCase(Locale.ROOT), entry.getValue());
        });
        assertThat(new TreeSet<>(found.keySet())).isEqualTo(names);
        wanted.forEach((tag, value) -> {
            if (value.isNumber()) {
                double number = ((Number) found.getOrDefault(tag, Double.NaN)).doubleValue();
                assertThat(number)
                        .as(tag)
                        .isCloseTo(value.doubleValue(), within(1e-6 * Math.max(1e-12, Math.abs(value.doubleValue()))));
            } else if (value.isString()) {
                assertThat(String.valueOf(found.get(tag))).as(tag).isEqualToIgnoringCase(value.stringValue());
            } else if (value.isBoolean()) {
                assertThat(found.get(tag)).as(tag).isEqualTo(value.booleanValue());
            }
        });
    }

    private static List<String> words(JsonNode list) {
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(word.stringValue()));
        return words;
    }
}
