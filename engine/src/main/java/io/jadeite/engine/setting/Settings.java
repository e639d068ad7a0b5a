package io.jadeite.engine.setting;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.text.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is set, here and now. Later wins: defaults, {@code settings.yaml} in Jadeite's folder, {@code ./jadeite.yaml}, the
 * environment, options. Immutable.
 */
public final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    /** Variables that are read elsewhere: by the start script, the log, and between a cluster and its workers. */
    private static final Set<String> NOT_SETTINGS = Set.of(
            "JADEITE_HOME",
            "JADEITE_JAVA_HOME",
            "JADEITE_JAVA_OPTIONS",
            "JADEITE_LOG",
            "JADEITE_CLUSTER_PROCESS",
            "JADEITE_STAND_IN");

    private static final String PROFILES = "profiles";

    private record Given(String text, String place) {}

    private final Path home;
    private final Path userHome;
    private final Map<String, Given> given;
    private final Map<String, Map<String, Object>> profiles;
    private final Map<String, Object> values = new HashMap<>();

    private Settings(Path home, Path userHome, Map<String, Given> given, Map<String, Map<String, Object>> profiles) {
        this.home = home;
        this.userHome = userHome;
        this.given = Map.copyOf(given);
        this.profiles = Map.copyOf(profiles);
        var problems = new Problems();
        for (var setting : Setting.ALL) {
            problems.collect(() -> values.put(setting.name(), read(setting)));
        }
        problems.throwIfAny();
    }

    /**
     * Reads the settings files and the environment.
     *
     * @throws InputException with everything that is wrong in them
     */
    public static Settings load(Map<String, String> environment, Path workingDirectory) {
        var userHome = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        var home = environment.containsKey("JADEITE_HOME")
                ? workingDirectory.resolve(environment.get("JADEITE_HOME"))
                : userHome.resolve("jadeite");
        var given = new LinkedHashMap<String, Given>();
        var profiles = new LinkedHashMap<String, Map<String, Object>>();
        var problems = new Problems();
        problems.collect(() -> addFile(home.resolve("settings.yaml"), given, profiles));
        problems.collect(() -> addFile(workingDirectory.resolve("jadeite.yaml"), given, profiles));
        problems.throwIfAny();
        for (var setting : Setting.ALL) {
            var name = setting.environmentName();
            if (environment.containsKey(name)) {
                given.put(setting.name(), new Given(environment.get(name), "the environment variable " + name));
            }
        }
        warnOfUnknown(environment.keySet());
        return new Settings(home, userHome, given, profiles);
    }

    /** A misspelt variable is told, not refused: other programs and other versions may know it. */
    private static void warnOfUnknown(Set<String> environment) {
        var known = Setting.ALL.stream().map(Setting::environmentName).toList();
        environment.stream()
                .filter(name -> name.startsWith("JADEITE_") && !known.contains(name) && !NOT_SETTINGS.contains(name))
                .sorted()
                .forEach(name -> LOG.warn(
                        "The environment variable {} is no setting and does nothing.{}",
                        name,
                        Nearest.question(name, known)));
    }

    /** The same with an option that wins over all else. */
    public Settings with(Setting<?> setting, String text, String option) {
        var changed = new LinkedHashMap<>(given);
        changed.put(setting.name(), new Given(text, option));
        return new Settings(home, userHome, changed, profiles);
    }

    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        return (T) Objects.requireNonNull(values.get(setting.name()), setting.name());
    }

    /** Where a setting's value comes from, in words: a file, a variable, an option, or the default. */
    public String placeOf(Setting<?> setting) {
        var found = given.get(setting.name());
        return found == null ? "the default" : found.place();
    }

    /** What the files say of sites ({@code profiles}), by name: texts and lists. Whoever starts workers there knows what may stand in them. */
    public Map<String, Map<String, Object>> profiles() {
        return profiles;
    }

    /** Jadeite's folder: {@code ~/jadeite}, or where {@code JADEITE_HOME} says. */
    public Path home() {
        return home;
    }

    /** The user's home: {@code HOME}, else what the system says. */
    public Path userHome() {
        return userHome;
    }

    /** A path from a setting, {@code ~/} being the user's home; the other path where the setting is empty. */
    public Path path(Setting<String> setting, Path otherwise) {
        var text = get(setting);
        return text.isBlank()
                ? otherwise
                : Setting.path(text, userHome).toAbsolutePath().normalize();
    }

    private <T> T read(Setting<T> setting) {
        var found = given.get(setting.name());
        if (found == null) {
            return setting.reader().apply(setting.standard());
        }
        try {
            return setting.reader().apply(found.text());
        } catch (InputException e) {
            throw new InputException("%s (from %s): %s".formatted(setting.name(), found.place(), e.getMessage()));
        }
    }

    private static boolean addFile(Path file, Map<String, Given> given, Map<String, Map<String, Object>> profiles) {
        if (!Files.exists(file)) {
            return false;
        }
        var problems = new Problems();
        var mapping = new LinkedHashMap<>(Yaml.readMapping(file));
        var sites = mapping.remove(PROFILES);
        problems.collect(() -> addProfiles(sites, profiles, file));
        flatten("", mapping, given, file, problems);
        problems.throwIfAny();
        return true;
    }

    private static boolean addProfiles(@Nullable Object sites, Map<String, Map<String, Object>> profiles, Path file) {
        if (sites == null) {
            return false;
        }
        if (!(sites instanceof Map<?, ?> all)) {
            throw new InputException("%s: profiles should be a mapping of names, found '%s'.".formatted(file, sites));
        }
        all.forEach((name, values) -> {
            if (!(values instanceof Map<?, ?> of)) {
                throw new InputException(
                        "%s: profiles.%s should be a mapping, found '%s'.".formatted(file, name, values));
            }
            var profile = new LinkedHashMap<String, Object>();
            of.forEach((key, value) -> {
                if (value != null) {
                    profile.put(String.valueOf(key), value);
                }
            });
            profiles.put(String.valueOf(name), profile);
        });
        return true;
    }

    private static void flatten(
            String prefix, Map<?, ?> mapping, Map<String, Given> given, Path file, Problems problems) {
        var names = Setting.ALL.stream().map(Setting::name).toList();
        mapping.forEach((key, value) -> {
            var name = prefix + key;
            if (value instanceof Map<?, ?> inner) {
                flatten(name + ".", inner, given, file, problems);
            } else if (names.contains(name)) {
                given.put(name, new Given(String.valueOf(value), file.toString()));
            } else {
                problems.add(
                        "%s sets '%s', which is no setting.%s".formatted(file, name, Nearest.question(name, names)));
            }
        });
    }
}
