package io.jadeite.engine.standin;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.vasp.input.Incar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the stand-in behaves, by words with semicolons between them: {@code pace=200ms; say=BRMIX: very serious problems; until=IMIX=1}.
 *
 * @param pace how long an ionic step takes
 * @param message what it says before it ends with exit code 1
 * @param errorMessage the same, to the error output
 * @param symptom what its outputs show
 * @param cure the tag that makes it go well, with its value; without one it never does
 * @param hangs whether it does nothing for ever, after its messages
 * @param deaf whether SIGTERM doesn't end it
 * @param children how many programs it starts, which sleep
 * @param recorded the folder whose outputs it plays instead of computing its own
 */
record Behaviour(
        Duration pace,
        Optional<String> message,
        Optional<String> errorMessage,
        Optional<Symptom> symptom,
        Optional<Map.Entry<String, String>> cure,
        boolean hangs,
        boolean deaf,
        int children,
        Optional<Path> recorded) {
    private static final List<String> WORDS =
            List.of("pace", "say", "error", "show", "until", "hang", "deaf", "children", "play");

    /** @throws InputException that names all that is wrong */
    static Behaviour parse(String text) {
        var words = new LinkedHashMap<String, String>();
        for (var word : text.split(";", -1)) {
            int equals = word.indexOf('=');
            var name = (equals < 0 ? word : word.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                words.put(name, equals < 0 ? "" : word.substring(equals + 1).strip());
            }
        }
        var problems = new ArrayList<String>();
        for (var name : words.keySet()) {
            if (!WORDS.contains(name)) {
                problems.add(
                        "The stand-in doesn't know the word '%s'.%s It knows %s; for instance: pace=200ms; say=RHOSYG; until=SYMPREC=1e-4"
                                .formatted(name, Nearest.question(name, WORDS), String.join(", ", WORDS)));
            }
        }
        var pace = pace(words.getOrDefault("pace", "0ms"), problems);
        int children = number(words.getOrDefault("children", "0"), problems);
        var symptom = Optional.ofNullable(words.get("show")).flatMap(name -> symptom(name, problems));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return new Behaviour(
                pace,
                Optional.ofNullable(words.get("say")),
                Optional.ofNullable(words.get("error")),
                symptom,
                Optional.ofNullable(words.get("until")).map(Behaviour::tag),
                words.containsKey("hang"),
                words.containsKey("deaf"),
                children,
                Optional.ofNullable(words.get("play")).map(Path::of));
    }

    private static Duration pace(String text, List<String> problems) {
        try {
            double value = Double.parseDouble(text.replaceAll("[a-z ]", ""));
            return Duration.ofMillis((long) (text.endsWith("ms") ? value : 1000 * value));
        } catch (NumberFormatException e) {
            problems.add("pace should be a time such as 200ms or 1.5s, found '%s'.".formatted(text));
            return Duration.ZERO;
        }
    }

    private static int number(String text, List<String> problems) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            problems.add("children should be a whole number, found '%s'.".formatted(text));
            return 0;
        }
    }

    private static Optional<Symptom> symptom(String name, List<String> problems) {
        var known = List.of(Symptom.values());
        var found = known.stream()
                .filter(symptom -> symptom.word().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (found.isEmpty()) {
            problems.add("show should be one of %s, found '%s'."
                    .formatted(known.stream().map(Symptom::word).collect(Collectors.joining(", ")), name));
        }
        return found;
    }

    private static Map.Entry<String, String> tag(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? Map.entry(text.strip(), "")
                : Map.entry(
                        text.substring(0, equals).strip(),
                        text.substring(equals + 1).strip());
    }

    /** Whether it says what it was told to say, and ends. */
    boolean fails(Incar incar) {
        return (message.isPresent() || errorMessage.isPresent()) && !isCured(incar);
    }

    /** What the outputs show with these inputs. */
    Optional<Symptom> symptom(Incar incar) {
        return symptom.filter(_ -> !isCured(incar));
    }

    private boolean isCured(Incar incar) {
        return cure.map(tag -> incar.value(tag.getKey())
                        .filter(value ->
                                tag.getValue().isEmpty() || value.equals(Incar.typed(tag.getKey(), tag.getValue())))
                        .isPresent())
                .orElse(false);
    }
}
