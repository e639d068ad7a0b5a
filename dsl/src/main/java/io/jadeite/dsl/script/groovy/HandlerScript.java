package io.jadeite.dsl.script.groovy;

import groovy.lang.Script;
import io.jadeite.engine.calculation.Change;
import io.jadeite.engine.calculation.Correction;
import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler.Calculation;
import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words of a script that looks for an error of a calculation: {@code text}, {@code tried}, {@code error}. */
public abstract class HandlerScript extends Script {
    private String name = "";
    private @Nullable Calculation calculation;
    private @Nullable Finding finding;

    Optional<Finding> look(String of, Calculation at) {
        name = of;
        calculation = at;
        finding = null;
        run();
        return Optional.ofNullable(finding);
    }

    /** The calculation's folder. */
    public Path getDirectory() {
        return calculation().directory();
    }

    /** Whether the program runs. */
    public boolean isRunning() {
        return calculation().running();
    }

    /** What stands in a file of the folder; empty where it isn't there. */
    public String text(String file) {
        try {
            var path = getDirectory().resolve(file);
            return Files.isRegularFile(path) ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** How often this handler has corrected that error. */
    public long tried(String error) {
        return calculation().count(name, error);
    }

    /** An error that nothing helps against. */
    public void error(String error) {
        finding = new Finding(name, List.of(error), Optional.empty());
    }

    /**
     * An error, and what helps: {@code set: [INCAR: [ALGO: 'All']]}, {@code unset: [INCAR: ['NPAR']]}, {@code delete: ['WAVECAR']},
     * {@code copy: [POSCAR: 'CONTCAR']} (POSCAR becomes a copy).
     */
    public void error(Map<String, Object> help, String error) {
        var changes = new ArrayList<Change>();
        var values = new LinkedHashMap<String, Map<String, Object>>();
        var gone = new LinkedHashMap<String, List<String>>();
        for (var entry : help.entrySet()) {
            switch (entry.getKey()) {
                case "set" -> map(entry).forEach((file, tags) -> values.put(String.valueOf(file), named(tags)));
                case "unset" -> map(entry).forEach((file, tags) -> gone.put(String.valueOf(file), words(tags)));
                case "delete" -> words(entry.getValue()).forEach(file -> changes.add(new Change.Delete(file)));
                case "copy" ->
                    map(entry)
                            .forEach((to, from) ->
                                    changes.add(new Change.Copy(String.valueOf(from), String.valueOf(to))));
                default ->
                    throw new InputException(
                            "error(…) of the handler %s has '%s'. It takes set, unset, delete and copy."
                                    .formatted(name, entry.getKey()));
            }
        }
        var files = new ArrayList<>(values.keySet());
        gone.keySet().stream().filter(file -> !files.contains(file)).forEach(files::add);
        files.forEach(file -> changes.add(
                new Change.Values(file, values.getOrDefault(file, Map.of()), gone.getOrDefault(file, List.of()))));
        finding = new Finding(name, List.of(error), Optional.of(new Correction(changes)));
    }

    private Calculation calculation() {
        if (calculation == null) {
            throw new IllegalStateException("a handler looks at a calculation");
        }
        return calculation;
    }

    private Map<?, ?> map(Map.Entry<String, Object> entry) {
        if (entry.getValue() instanceof Map<?, ?> map) {
            return map;
        }
        throw new InputException("%s of the handler %s should name files, as in %s: [INCAR: …], found '%s'."
                .formatted(entry.getKey(), name, entry.getKey(), entry.getValue()));
    }

    private Map<String, Object> named(Object tags) {
        var named = new LinkedHashMap<String, Object>();
        if (tags instanceof Map<?, ?> map) {
            map.forEach((tag, value) -> named.put(String.valueOf(tag), value));
        }
        return named;
    }

    private static List<String> words(Object words) {
        return words instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(words));
    }
}
