package io.jadeite.dsl.table;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/** Writes tables to files; the ending of a file's name says how. Threads may use it. */
public final class Export {
    /** How a table is written, piece by piece, each with the same columns. */
    @FunctionalInterface
    interface Format {
        void write(Iterable<Table> pieces, Path file) throws IOException;
    }

    private Export() {}

    /**
     * Writes a table to {@code name.csv}, {@code name.json} (an object a line) or {@code name.parquet}. A file that is there is
     * replaced when all is written.
     *
     * @return the file, whole
     * @throws InputException where the name ends otherwise, or the library that writes such files isn't there
     */
    public static Path write(Table table, String file) {
        return write(List.of(table), file);
    }

    static Path write(Iterable<Table> pieces, String name) {
        var format = format(name);
        var file = Path.of(name).toAbsolutePath().normalize();
        var folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputException("Can't write %s: there is no folder %s.".formatted(file, folder));
        }
        try {
            // In the same folder, so that it can take the file's place at once; made anew, so that two writers don't
            // meet.
            var half = Files.createTempFile(folder, "." + file.getFileName(), ".part");
            try {
                format.write(pieces, half);
                Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
            return file;
        } catch (IOException e) {
            throw new JadeiteException("Can't write %s: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static Format format(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var ending = lower.substring(lower.lastIndexOf('.') + 1);
        return switch (ending) {
            case "csv" -> CsvFile::write;
            case "json", "jsonl", "ndjson" -> JsonLines::write;
            case "parquet" -> {
                ParquetLibrary.check();
                yield ParquetFile::write;
            }
            default ->
                throw new InputException("A table is exported to .csv, .json or .parquet, found '%s'.".formatted(name));
        };
    }
}
