package io.jadeite.engine.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The current row of an answer, read by column name. */
public final class Row {
    private final ResultSet answer;

    Row(ResultSet answer) {
        this.answer = answer;
    }

    public long number(String column) throws SQLException {
        return answer.getLong(column);
    }

    public int whole(String column) throws SQLException {
        return answer.getInt(column);
    }

    public boolean flag(String column) throws SQLException {
        return answer.getInt(column) != 0;
    }

    public String text(String column) throws SQLException {
        var text = answer.getString(column);
        if (text == null) {
            throw new SQLException("the column " + column + " holds nothing");
        }
        return text;
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return answer.getString(column);
    }

    public @Nullable Long numberOrNull(String column) throws SQLException {
        long number = answer.getLong(column);
        return answer.wasNull() ? null : number;
    }

    public byte[] bytes(String column) throws SQLException {
        var bytes = answer.getBytes(column);
        if (bytes == null) {
            throw new SQLException("the column " + column + " holds nothing");
        }
        return bytes;
    }

    public @Nullable Double realOrNull(String column) throws SQLException {
        double real = answer.getDouble(column);
        return answer.wasNull() ? null : real;
    }
}
