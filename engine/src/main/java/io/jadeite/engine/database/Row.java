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

    /**
     * By the column's place, from 1 on: where many rows are read, looking for names would cost more than the values. And only a zero
     * may stand for nothing (JDBC says so), so nothing else is asked whether it does.
     */
    public @Nullable Long numberOrNull(int place) throws SQLException {
        long number = answer.getLong(place);
        return number == 0 && answer.wasNull() ? null : number;
    }

    public @Nullable Double realOrNull(int place) throws SQLException {
        double real = answer.getDouble(place);
        return real == 0 && answer.wasNull() ? null : real;
    }

    public @Nullable String textOrNull(int place) throws SQLException {
        return answer.getString(place);
    }
}
