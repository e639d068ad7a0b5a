package io.jadeite.dsl.table;

import io.jadeite.engine.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A JSON object a line, with {@code null} where a value is missing; times are texts. */
final class JsonLines {
    private JsonLines() {}

    static void write(Iterable<Table> pieces, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (var piece : pieces) {
                for (int row = 0; row < piece.rowCount(); row++) {
                    out.write(line(piece, row));
                    out.write('\n');
                }
            }
        }
    }

    private static String line(Table table, int row) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        for (var column : table.columns()) {
            line.put(column.name(), value(column, row));
        }
        return Json.write(line);
    }

    private static @Nullable Object value(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return null;
        }
        var value = column.get(row);
        return value instanceof Instant || !(value instanceof Number || value instanceof Boolean)
                ? value.toString()
                : value;
    }
}
