package io.jadeite.engine.calculation;

import io.jadeite.engine.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code jadeite_corrections.csv}: what was corrected, a line for each handler that did; the changes stand in it as JSON. */
public final class CorrectionLog {
    public static final String FILE = "jadeite_corrections.csv";
    private static final String HEAD = "number,handler,errors,changes\n";
    private static final int COLUMNS = 4;

    private CorrectionLog() {}

    static void write(Path directory, List<Applied> corrections) throws IOException {
        var text = new StringBuilder(HEAD);
        for (var applied : corrections) {
            text.append(applied.number())
                    .append(',')
                    .append(quoted(applied.handler()))
                    .append(',')
                    .append(quoted(String.join("; ", applied.errors())))
                    .append(',')
                    .append(quoted(Json.write(changes(applied.correction()))))
                    .append('\n');
        }
        var half = directory.resolve(FILE + ".part");
        Files.writeString(half, text);
        Files.move(half, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** None where nothing was corrected; what can't be read isn't counted. */
    public static List<Applied> read(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        var applied = new ArrayList<Applied>();
        for (var line : Files.readString(file).lines().skip(1).toList()) {
            var columns = columns(line);
            if (columns.size() == COLUMNS) {
                applied.add(new Applied(
                        Integer.parseInt(columns.get(0)),
                        columns.get(1),
                        List.of(columns.get(2).split("; ")),
                        correction(columns.get(3))));
            }
        }
        return applied;
    }

    /** For a result: {@code {number, handler, errors, changes: [{file, set, unset}, …]}}. */
    public static List<Map<String, Object>> toMaps(List<Applied> corrections) {
        var maps = new ArrayList<Map<String, Object>>();
        for (var applied : corrections) {
            var map = new LinkedHashMap<String, Object>();
            map.put("number", applied.number());
            map.put("handler", applied.handler());
            map.put("errors", applied.errors());
            map.put("changes", changes(applied.correction()));
            maps.add(map);
        }
        return maps;
    }

    /** Each change as names and values. */
    public static List<Map<String, Object>> changes(Correction correction) {
        return correction.changes().stream().map(CorrectionLog::change).toList();
    }

    private static Map<String, Object> change(Change change) {
        var map = new LinkedHashMap<String, Object>();
        map.put("file", change.file());
        switch (change) {
            case Change.Values values -> {
                map.put("set", values.set());
                map.put("unset", values.unset());
            }
            case Change.Copy copy -> map.put("copy_of", copy.from());
            case Change.Delete _ -> map.put("delete", true);
        }
        return map;
    }

    private static Correction correction(String json) {
        var changes = new ArrayList<Change>();
        if (Json.readObject("{\"changes\":" + json + "}", FILE).get("changes") instanceof List<?> list) {
            for (var element : list) {
                if (element instanceof Map<?, ?> map) {
                    changes.add(change(map));
                }
            }
        }
        return new Correction(changes);
    }

    private static Change change(Map<?, ?> map) {
        var file = String.valueOf(map.get("file"));
        if (map.containsKey("copy_of")) {
            return new Change.Copy(String.valueOf(map.get("copy_of")), file);
        }
        if (map.containsKey("delete")) {
            return new Change.Delete(file);
        }
        var set = new LinkedHashMap<String, Object>();
        if (map.get("set") instanceof Map<?, ?> values) {
            values.forEach((name, value) -> set.put(String.valueOf(name), value == null ? "" : value));
        }
        var unset = map.get("unset") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.<String>of();
        return new Change.Values(file, set, unset);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"").replace('\n', ' ') + '"';
    }

    private static List<String> columns(String line) {
        var columns = new ArrayList<String>();
        var column = new StringBuilder();
        boolean inQuotes = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (inQuotes && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    column.append('"');
                    i++;
                } else {
                    inQuotes = !inQuotes;
                }
            } else if (c == ',' && !inQuotes) {
                columns.add(column.toString());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString());
        return columns;
    }
}
