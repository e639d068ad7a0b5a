package io.jadeite.dsl.table;

import blue.strategic.parquet.ParquetWriter;
import blue.strategic.parquet.ValueWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Apache Parquet with the columns' own types; times are milliseconds of UTC. Needs {@link ParquetLibrary}. */
final class ParquetFile {
    private ParquetFile() {}

    private record Line(Table table, int row) {}

    static void write(Iterable<Table> pieces, Path file) throws IOException {
        // The library makes the file itself.
        Files.delete(file);
        var remaining = pieces.iterator();
        var piece = remaining.next();
        try (var writer = ParquetWriter.<Line>writeFile(schema(piece), file.toFile(), ParquetFile::dehydrate)) {
            write(piece, writer);
            while (remaining.hasNext()) {
                write(remaining.next(), writer);
            }
        }
    }

    private static void write(Table piece, ParquetWriter<Line> writer) throws IOException {
        for (int row = 0; row < piece.rowCount(); row++) {
            writer.write(new Line(piece, row));
        }
    }

    private static MessageType schema(Table table) {
        List<Type> fields = table.columns().stream().map(ParquetFile::field).toList();
        return new MessageType("table", fields);
    }

    private static Type field(Column<?> column) {
        var type = column.type();
        if (type.equals(ColumnType.DOUBLE)) {
            return Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
        }
        if (type.equals(ColumnType.INTEGER)) {
            return Types.optional(PrimitiveTypeName.INT32).named(column.name());
        }
        if (type.equals(ColumnType.LONG)) {
            return Types.optional(PrimitiveTypeName.INT64).named(column.name());
        }
        if (type.equals(ColumnType.BOOLEAN)) {
            return Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
        }
        if (type.equals(ColumnType.INSTANT)) {
            return Types.optional(PrimitiveTypeName.INT64)
                    .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
                    .named(column.name());
        }
        return Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
    }

    private static void dehydrate(Line line, ValueWriter fields) {
        for (var column : line.table().columns()) {
            if (!column.isMissing(line.row())) {
                fields.write(column.name(), value(column, line.row()));
            }
        }
    }

    private static Object value(Column<?> column, int row) {
        var value = column.get(row);
        return switch (value) {
            case Double _, Integer _, Long _, Boolean _ -> value;
            case Instant time -> time.toEpochMilli();
            default -> value.toString();
        };
    }
}
