package io.jadeite.engine.vasp.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A tag that VASP knows.
 *
 * @param choices the values that it takes, in the words of an INCAR; empty where it takes any of its type
 */
public record IncarTag(String name, Type type, List<String> choices) {
    /** What a tag takes. */
    public enum Type {
        FLAG("flag", "true or false"),
        WHOLE("whole", "a whole number"),
        REAL("real", "a number"),
        LIST("list", "a list of numbers"),
        WORD("word", "a word"),
        FLAG_OR_WORD("flag|word", "true, false or a word");

        private final String code;
        private final String words;

        Type(String code, String words) {
            this.code = code;
            this.words = words;
        }

        /** As messages say it. */
        public String words() {
            return words;
        }

        private static Type of(String code) {
            for (var type : values()) {
                if (type.code.equals(code)) {
                    return type;
                }
            }
            throw new IllegalStateException("no type " + code);
        }
    }

    private static final String TABLE = "incar-tags.tsv";

    public IncarTag {
        choices = List.copyOf(choices);
    }

    /** By its name in capitals; empty where VASP has no such tag. */
    public static Optional<IncarTag> named(String name) {
        return Optional.ofNullable(Table.TAGS.get(name));
    }

    /** All names, sorted. */
    public static List<String> names() {
        return List.copyOf(Table.TAGS.keySet());
    }

    /** Read when it is first needed. */
    private static final class Table {
        static final Map<String, IncarTag> TAGS = read();

        private static Map<String, IncarTag> read() {
            var stream = Objects.requireNonNull(IncarTag.class.getResourceAsStream(TABLE), TABLE);
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                var tags = new LinkedHashMap<String, IncarTag>();
                lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                    var fields = line.split("\t", -1);
                    var choices = fields.length < 3 ? List.<String>of() : List.of(fields[2].split(" ", -1));
                    tags.put(fields[0], new IncarTag(fields[0], Type.of(fields[1]), choices));
                });
                return Collections.unmodifiableMap(tags);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
