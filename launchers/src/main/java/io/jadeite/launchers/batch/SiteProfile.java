package io.jadeite.launchers.batch;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the settings say of a site: {@code profiles: {physics: {on: slurm, partition: long, prologue: [module load vasp]}}}.
 *
 * @param values texts and lists of texts, by key
 */
public record SiteProfile(String name, Map<String, Object> values) {
    public static final SiteProfile NONE = new SiteProfile("", Map.of());

    private static final Set<String> WORDS = Set.of(
            "on",
            "job_name",
            "time",
            "cores",
            "memory",
            "gpus",
            "nodes",
            "workers_per_node",
            "account",
            "partition",
            "qos",
            "program",
            "ssh");
    private static final Set<String> LISTS =
            Set.of("directives", "without_directives", "prologue", "epilogue", "head_nodes", "hosts");

    public SiteProfile {
        values = Map.copyOf(values);
    }

    /** @throws InputException where there is no such profile, or it has unknown keys; all that is wrong */
    public static SiteProfile named(String name, Map<String, Map<String, Object>> profiles) {
        var values = profiles.get(name);
        if (values == null) {
            throw new InputException("--profile %s: the settings have no such profile.%s"
                    .formatted(
                            name,
                            profiles.isEmpty()
                                    ? " Write for instance: profiles: {%s: {on: slurm, partition: long}}"
                                            .formatted(name)
                                    : Nearest.question(name, profiles.keySet()) + " They have "
                                            + String.join(
                                                    ", ",
                                                    profiles.keySet().stream()
                                                            .sorted()
                                                            .toList()) + "."));
        }
        var problems = new Problems();
        values.forEach((key, value) -> {
            if (!WORDS.contains(key) && !LISTS.contains(key)) {
                var known = new java.util.TreeSet<>(WORDS);
                known.addAll(LISTS);
                problems.add("profiles.%s has '%s', which says nothing.%s It may have %s."
                        .formatted(name, key, Nearest.question(key, known), String.join(", ", known)));
            } else if (WORDS.contains(key) && value instanceof List<?>) {
                problems.add("profiles.%s.%s should be one word, found a list.".formatted(name, key));
            }
        });
        problems.throwIfAny();
        return new SiteProfile(name, values);
    }

    public Optional<String> word(String key) {
        return Optional.ofNullable(values.get(key)).map(String::valueOf);
    }

    /** One word is a list of one. */
    public List<String> words(String key) {
        var value = values.get(key);
        return value == null
                ? List.of()
                : value instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(value));
    }
}
