package io.jadeite.dsl.table;

import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tech.tablesaw.api.Table;

/**
 * Comma-separated values as RFC 4180 has them, with a line of names: numbers with all their digits, times as
 * {@code 2026-11-22T19:43:01Z}, nothing where a value is missing, and {@code ""} for a text without letters.
 */
final class CsvFile {
    private CsvFile() {}

    static void write(Iterable<Table> pieces, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            var writer = new CsvWriter(out, settings());
            boolean named = false;
            for (var piece : pieces) {
                if (!named) {
                    writer.writeHeaders(piece.columnNames());
                    named = true;
                }
                for (int row = 0; row < piece.rowCount(); row++) {
                    for (var column : piece.columns()) {
                        writer.addValue(
                                column.isMissing(row) ? null : column.get(row).toString());
                    }
                    writer.writeValuesToRow();
                }
            }
            writer.flush();
        }
    }

    private static CsvWriterSettings settings() {
        var settings = new CsvWriterSettings();
        settings.getFormat().setLineSeparator("\n");
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.setNullValue("");
        settings.setEmptyValue("\"\"");
        settings.trimValues(false);
        settings.setQuoteEscapingEnabled(true);
        // Readers that strip spaces leave those in quotes.
        settings.setQuotationTriggers(' ', '\t');
        settings.setMaxCharsPerColumn(-1);
        return settings;
    }
}
