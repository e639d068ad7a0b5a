package io.jadeite.engine.database;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows as one stream of text (PostgreSQL manual, COPY, text format): a third of what inserts cost the server. */
final class BulkCopy {
    /** From so many rows on. */
    static final int WORTH = 8;

    private BulkCopy() {}

    static void into(Connection connection, String table, List<String> columns, List<@Nullable Object[]> rows)
            throws SQLException {
        var text = new StringBuilder(rows.size() * 128);
        for (var row : rows) {
            for (int i = 0; i < row.length; i++) {
                if (i > 0) {
                    text.append('\t');
                }
                write(text, row[i]);
            }
            text.append('\n');
        }
        var words = "copy %s (%s) from stdin".formatted(table, String.join(", ", columns));
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(words, new StringReader(text.toString()));
        } catch (IOException e) {
            throw new SQLException("reading from memory", e);
        }
    }

    private static void write(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof Boolean flag) {
            text.append(flag ? '1' : '0');
        } else if (value instanceof Number) {
            text.append(value);
        } else {
            escape(text, value.toString());
        }
    }

    private static void escape(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
