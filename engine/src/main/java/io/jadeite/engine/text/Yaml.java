package io.jadeite.engine.text;

import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML 1.2 to plain maps, lists, numbers and texts, and back. */
public final class Yaml {
    private static final long LARGEST_FILE = 64L << 20;

    private Yaml() {}

    /**
     * The file's one mapping, in its order; empty for an empty file.
     *
     * @throws InputException where the file can't be read or is no mapping, with the line
     */
    public static Map<String, Object> readMapping(Path file) {
        var name = file.toString();
        var content = parse(readText(file), name);
        if (content == null) {
            return Map.of();
        }
        if (!(content instanceof Map<?, ?> map)) {
            throw new InputException("%s should hold 'name: value' lines, found %s."
                    .formatted(name, content.getClass() == String.class ? "a text" : "a list or a number"));
        }
        var mapping = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> mapping.put(String.valueOf(key), value == null ? "" : value));
        return mapping;
    }

    /** One value, as it would stand behind a name: a number, a truth value, a text. */
    public static @Nullable Object parse(String text, String place) {
        try {
            return new Load(LoadSettings.builder()
                            .setLabel(place)
                            .setAllowDuplicateKeys(false)
                            .build())
                    .loadFromString(text);
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark()
                    .map(mark -> " line " + (mark.getLine() + 1))
                    .orElse("");
            throw new InputException("%s%s is no valid YAML: %s.".formatted(place, line, e.getProblem()));
        } catch (YamlEngineException e) {
            throw new InputException("%s is no valid YAML: %s".formatted(place, e.getMessage()));
        }
    }

    /** Short lists of numbers in one line, as {@code [1, 2, 3]}. */
    public static String write(Object value) {
        return write(value, FlowStyle.AUTO);
    }

    /** A name a line, for people to edit. */
    public static String writeLines(Map<String, Object> mapping) {
        return write(mapping, FlowStyle.BLOCK);
    }

    private static String write(Object value, FlowStyle style) {
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(style)
                        .setWidth(160)
                        .build())
                .dumpToString(value);
    }

    private static String readText(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new InputException(
                        "%s has %d MB; a YAML file has at most 64 MB.".formatted(file, Files.size(file) >> 20));
            }
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new InputException("%s is no text file (not UTF-8).".formatted(file));
        } catch (IOException e) {
            throw new InputException("Can't read %s: %s.".formatted(file, Unreadable.why(file)));
        }
    }
}
