package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.scan.NumberScanner;
import io.jadeite.engine.vasp.output.scan.XmlScanner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads tags with their values, as they stand in {@code <incar>}, {@code <parameters>} and {@code <generator>}. */
final class ParameterReader {
    /** Repeats tags of other groups, with other values; the first ones are those that VASP uses. */
    private static final String REPEATING = "response functions";

    private ParameterReader() {}

    /** Goes behind the end of the element opened last. */
    static Parameters read(XmlScanner xml) {
        var values = new LinkedHashMap<String, Object>();
        read(xml, xml.name(), values);
        return new Parameters(values);
    }

    private static void read(XmlScanner xml, String group, Map<String, Object> values) {
        while (true) {
            switch (xml.next()) {
                case END -> throw xml.brokenOff("the file ends in <" + group + ">");
                case CLOSE -> {
                    if (xml.name().equals(group)) {
                        return;
                    }
                }
                case OPEN -> readOne(xml, values);
            }
        }
    }

    private static void readOne(XmlScanner xml, Map<String, Object> values) {
        var name = xml.attribute("name");
        var type = xml.attribute("type");
        switch (xml.name()) {
            case "i" -> values.put(name, value(type, xml.text()));
            case "v" ->
                values.put(
                        name,
                        Arrays.stream(xml.text().split("\\s+"))
                                .filter(word -> !word.isEmpty())
                                .map(word -> value(type, word))
                                .toList());
            default -> {
                var inner = new LinkedHashMap<String, Object>();
                read(xml, xml.name(), inner);
                if (name.equals(REPEATING)) {
                    inner.forEach(values::putIfAbsent);
                } else {
                    values.putAll(inner);
                }
            }
        }
    }

    private static Object value(String type, String word) {
        return switch (type) {
            case "logical" -> word.startsWith("T");
            case "string" -> word;
            case "int" -> whole(word);
            default -> number(word);
        };
    }

    private static Object whole(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private static double number(String word) {
        var bytes = word.getBytes(StandardCharsets.ISO_8859_1);
        return new NumberScanner().read(bytes, 0, bytes.length);
    }
}
