package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.text.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All presets by name: those that come with Jadeite and a user's own, each a YAML file that is read when it is first asked for. Safe
 * for many threads.
 */
public final class PresetLibrary {
    /** The folder of a user's own presets, in Jadeite's folder. */
    public static final String FOLDER = "presets";

    private static final String INDEX = "index.tsv";
    private static final String ENDING = ".yaml";

    private final Optional<Path> folder;
    private final Map<String, Preset> read = new ConcurrentHashMap<>();

    private PresetLibrary(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Those that come with Jadeite. */
    public static PresetLibrary builtIn() {
        return new PresetLibrary(Optional.empty());
    }

    /** The same and the files of a folder, which may inherit from them; the folder needn't be there. */
    public static PresetLibrary with(Path folder) {
        return new PresetLibrary(Optional.of(folder));
    }

    /** A name and its sentence, for lists. */
    public record Entry(String name, String documentation) {}

    /** Of all presets with a workflow that come with Jadeite, without reading them; sorted. */
    public static List<Entry> index() {
        return resource(INDEX)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(fields -> new Entry(fields[0], fields[1]))
                .toList();
    }

    /** The names of the files in the user's folder, sorted. */
    public List<String> ownNames() {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException(
                    "The folder of presets %s couldn't be read: %s.".formatted(folder.get(), e.getMessage()));
        }
    }

    /**
     * A preset, complete with what it inherits.
     *
     * @throws InputException where there is none, or something is wrong in its file or one that it inherits from
     */
    public Preset find(String name) {
        var found = read.get(name);
        if (found == null) {
            found = new PresetReader(this, name).preset();
            read.put(name, found);
        }
        return found;
    }

    /** What the file of that name says, as it stands. */
    Map<String, Object> content(String name) {
        var own = folder.map(place -> place.resolve(name + ENDING)).filter(Files::isRegularFile);
        if (own.isPresent()) {
            return Yaml.readMapping(own.get());
        }
        var stream = PresetLibrary.class.getResource(name + ENDING);
        if (!isPlainName(name) || stream == null) {
            throw new InputException("There is no preset '%s'.%s".formatted(name, Nearest.question(name, names())));
        }
        return mapping(name + ENDING);
    }

    /** Where messages say that a preset stands. */
    String place(String name) {
        return folder.map(place -> place.resolve(name + ENDING))
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .orElse("preset " + name);
    }

    /** Potentials by element. */
    static Map<String, String> potentials(String table) {
        var content = mapping("potentials/" + table + ENDING);
        return content.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> String.valueOf(entry.getValue()), (a, _) -> a, TreeMap::new));
    }

    /** INCAR tags of a van der Waals method. */
    static Map<String, Object> dispersion(String name) {
        var methods = mapping("dispersion.yaml");
        if (!(methods.get(name) instanceof Map<?, ?> tags)) {
            throw new InputException("There is no van der Waals method '%s'.%s There are %s."
                    .formatted(name, Nearest.question(name, methods.keySet()), String.join(", ", methods.keySet())));
        }
        return RuleReader.strings(tags);
    }

    private List<String> names() {
        var names = new ArrayList<>(ownNames());
        index().forEach(entry -> names.add(entry.name()));
        return names;
    }

    private static boolean isPlainName(String name) {
        return name.matches("[a-z0-9.-]+");
    }

    private static Map<String, Object> mapping(String resource) {
        return RuleReader.strings((Map<?, ?>) Objects.requireNonNull(Yaml.parse(resource(resource), resource)));
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(PresetLibrary.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
