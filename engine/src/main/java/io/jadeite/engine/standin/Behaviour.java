package io.jadeite.engine.standin;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.input.Incar;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the stand-in behaves, by words with semicolons between them: {@code pace=200ms; say=BRMIX: very serious problems; until=IMIX=1}.
 *
 * @param pace how long an ionic step takes
 * @param message what it says before it ends with exit code 1
 * @param cure the tag that makes it go well, with its value; without one it never does
 * @param hangs whether it does nothing for ever, after its message
 */
record Behaviour(Duration pace, Optional<String> message, Optional<Map.Entry<String, String>> cure, boolean hangs) {
    static Behaviour parse(String text) {
        var words = new LinkedHashMap<String, String>();
        for (var word : text.split(";", -1)) {
            int equals = word.indexOf('=');
            var name = (equals < 0 ? word : word.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                words.put(name, equals < 0 ? "" : word.substring(equals + 1).strip());
            }
        }
        for (var name : words.keySet()) {
            if (!java.util.Set.of("pace", "say", "until", "hang").contains(name)) {
                throw new InputException(
                        "The stand-in knows pace, say, until and hang, not '%s'. Write for instance: pace=200ms; say=RHOSYG; until=SYMPREC=1e-4"
                                .formatted(name));
            }
        }
        return new Behaviour(
                pace(words.getOrDefault("pace", "0ms")),
                Optional.ofNullable(words.get("say")),
                Optional.ofNullable(words.get("until")).map(Behaviour::tag),
                words.containsKey("hang"));
    }

    private static Duration pace(String text) {
        var number = text.replaceAll("[a-z ]", "");
        try {
            double value = Double.parseDouble(number);
            return Duration.ofMillis((long) (text.endsWith("ms") ? value : 1000 * value));
        } catch (NumberFormatException e) {
            throw new InputException("pace should be a time such as 200ms or 1.5s, found '%s'.".formatted(text));
        }
    }

    private static Map.Entry<String, String> tag(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? Map.entry(text.strip(), "")
                : Map.entry(
                        text.substring(0, equals).strip(),
                        text.substring(equals + 1).strip());
    }

    /** Whether these inputs make it fail. */
    boolean fails(Incar incar) {
        return message.isPresent()
                && !cure.map(tag -> incar.value(tag.getKey())
                                .filter(value -> tag.getValue().isEmpty()
                                        || value.equals(Incar.typed(tag.getKey(), tag.getValue())))
                                .isPresent())
                        .orElse(false);
    }
}
