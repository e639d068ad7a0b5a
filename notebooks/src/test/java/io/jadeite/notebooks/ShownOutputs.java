package io.jadeite.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a notebook shows below each cell, but for what differs from day to day: times, durations, names of computers and folders. */
final class ShownOutputs {
    private ShownOutputs() {}

    /** A text for each output of each cell: the cell's first line, the kind of the output, its media types or its plain text. */
    static List<String> of(Path notebook) throws IOException {
        var shown = new ArrayList<String>();
        for (var cell : JsonMapper.shared().readTree(Files.readString(notebook)).path("cells")) {
            if (cell.path("cell_type").asString().equals("code")) {
                told(cell.path("outputs")).forEach(output -> shown.add(begin(cell) + " shows " + output));
            }
        }
        return shown;
    }

    /** What is printed may come in any pieces. */
    private static List<String> told(JsonNode outputs) {
        var told = new ArrayList<String>();
        var printed = new StringBuilder();
        for (var output : outputs) {
            if (output.path("output_type").asString().equals("stream")) {
                printed.append(text(output.path("text")));
                continue;
            }
            flush(printed, told);
            told.add(result(output));
        }
        flush(printed, told);
        return told;
    }

    private static void flush(StringBuilder printed, List<String> told) {
        if (!printed.isEmpty()) {
            told.add("text: " + steady(printed.toString()));
            printed.setLength(0);
        }
    }

    private static String begin(JsonNode cell) {
        return text(cell.path("source")).lines().findFirst().orElse("");
    }

    private static String result(JsonNode output) {
        if (output.path("output_type").asString().equals("error")) {
            return "failure: " + output.path("evalue").asString();
        }
        var types = new TreeSet<String>(output.path("data").propertyNames());
        return types.equals(Set.of("text/plain"))
                ? "value: " + steady(text(output.path("data").path("text/plain")))
                : String.join(", ", types);
    }

    private static String text(JsonNode lines) {
        if (!lines.isArray()) {
            return lines.asString("");
        }
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line.asString()));
        return text.toString();
    }

    /** Physics is the same everywhere to six digits; what a clock says isn't. */
    private static String steady(String text) {
        return text.replaceAll("(?<=\\.\\d{6})\\d+", "")
                .replaceAll("/\\S+", "(a path)")
                .replaceAll("[\\d.,]+ (?:ns|µs|μs|ms|s|min)\\b", "(a time)")
                .replaceAll("rounds of [\\d.,]+", "rounds of (so many)")
                .strip();
    }
}
