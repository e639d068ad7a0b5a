package io.jadeite.engine.vasp.output;

import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Outputs of the reference data, and how values read here are compared with those that pymatgen reads. */
final class ReferenceOutputs {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Case(String folder, String name, JsonNode expected) {
        /** What the command line prints of it. */
        JsonNode summary() {
            return json(OutputSummary.of(ReferenceData.path("vasp/%s/%s".formatted(folder, name))));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private ReferenceOutputs() {}

    /** From one file of expected values for a whole folder. */
    static Stream<Case> cases(String expected, String folder) {
        return ReferenceData.json("vasp/expected/%s.json".formatted(expected)).properties().stream()
                .map(entry -> new Case(folder, entry.getKey(), entry.getValue()));
    }

    static JsonNode json(Map<String, ?> map) {
        return JSON.readTree(Json.write(map));
    }

    /**
     * Where two values differ, each place a line: numbers by more than {@code tolerance} and by more than {@code relative} of the
     * larger, lists in length, anything else at all. What the reference failed to give ({@code error}) and what it calls
     * infinite must be missing here.
     */
    static List<String> differences(
            String place, JsonNode found, JsonNode expected, double tolerance, double relative) {
        var differences = new ArrayList<String>();
        compare(place, found, expected, tolerance, relative, differences);
        return differences;
    }

    private static void compare(
            String place,
            JsonNode found,
            JsonNode expected,
            double tolerance,
            double relative,
            List<String> differences) {
        if (isMissing(expected)) {
            if (!isMissing(found)) {
                differences.add("%s: found %s, expected nothing".formatted(place, found));
            }
        } else if (expected.isNumber() && found.isNumber()) {
            double allowed =
                    Math.max(tolerance, relative * Math.max(Math.abs(expected.asDouble()), Math.abs(found.asDouble())));
            if (Math.abs(found.asDouble() - expected.asDouble()) > allowed) {
                differences.add("%s: found %s, expected %s".formatted(place, found, expected));
            }
        } else if (expected.isArray() && found.isArray() && found.size() == expected.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(place + "[" + i + "]", found.get(i), expected.get(i), tolerance, relative, differences);
            }
        } else if (expected.isObject() && found.isObject()) {
            expected.properties()
                    .forEach(entry -> compare(
                            place + "." + entry.getKey(),
                            found.path(entry.getKey()),
                            entry.getValue(),
                            tolerance,
                            relative,
                            differences));
        } else if (!found.equals(expected)) {
            differences.add("%s: found %s, expected %s".formatted(place, brief(found), brief(expected)));
        }
    }

    private static boolean isMissing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isObject() && value.size() == 1 && value.has("error"))
                || (value.isString() && value.asString().equals("inf"));
    }

    private static String brief(JsonNode value) {
        var text = value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
