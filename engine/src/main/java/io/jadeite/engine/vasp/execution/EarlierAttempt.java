package io.jadeite.engine.vasp.execution;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.text.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of an attempt of the same run that was stopped, with what a later one goes on from: VASP's CONTCAR holds where the
 * atoms go next, so that no finished ionic step is made again.
 */
record EarlierAttempt(Path directory) {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierAttempt.class);
    private static final Pattern NAME = Pattern.compile("attempt-([0-9]+)");
    private static final String RUN_FILE = "jadeite_run.yaml";

    /**
     * The latest one of which something can be used; empty where there is none.
     *
     * @param attempt this attempt's own directory
     * @param part the calculation's folder in it, relative; empty: the directory itself
     */
    static Optional<EarlierAttempt> of(Path attempt, Path part) {
        return before(attempt).stream()
                .map(earlier -> new EarlierAttempt(earlier.resolve(part)))
                .filter(EarlierAttempt::isUsable)
                .findFirst();
    }

    /** The directories of earlier attempts of this run that lie beside this one's, the latest first. */
    static List<Path> before(Path attempt) {
        var base = attempt.getParent();
        int own = number(attempt);
        if (base == null || own <= 1) {
            return List.of();
        }
        try (var siblings = Files.list(base)) {
            return siblings.filter(sibling -> number(sibling) > 0 && number(sibling) < own)
                    .sorted(Comparator.comparingInt(EarlierAttempt::number).reversed())
                    .filter(sibling -> isOfTheSameRun(sibling, attempt))
                    .toList();
        } catch (IOException e) {
            LOG.debug("looking for earlier attempts beside {}", attempt, e);
            return List.of();
        }
    }

    /** Its atoms have moved, or its electrons were written. */
    private boolean isUsable() {
        return structure().isPresent() || hasContent("WAVECAR");
    }

    /** Where the atoms go next; empty where VASP hadn't ended an ionic step. */
    Optional<Poscar> structure() {
        if (!hasContent("CONTCAR") || !hasContent("OSZICAR")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Poscar.read(directory.resolve("CONTCAR")));
        } catch (JadeiteException e) {
            LOG.debug("a CONTCAR that isn't whole", e);
            return Optional.empty();
        }
    }

    boolean hasContent(String name) {
        try {
            var file = directory.resolve(name);
            return Files.isRegularFile(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int number(Path directory) {
        var matcher = NAME.matcher(String.valueOf(directory.getFileName()));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static boolean isOfTheSameRun(Path one, Path other) {
        try {
            var described = Yaml.readMapping(one.resolve(RUN_FILE));
            var own = Yaml.readMapping(other.resolve(RUN_FILE));
            return List.of("run", "workflow", "parameters").stream()
                    .allMatch(name -> Objects.equals(plain(described, name), plain(own, name)));
        } catch (JadeiteException e) {
            return false;
        }
    }

    private static String plain(Map<String, Object> map, String name) {
        return String.valueOf(map.get(name));
    }
}
