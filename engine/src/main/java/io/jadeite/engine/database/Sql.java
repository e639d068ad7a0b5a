package io.jadeite.engine.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with bound values over one connection. For the thread that holds the connection. */
public final class Sql {
    /** Makes a value of a row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** Makes a value of all that a query answers. */
    @FunctionalInterface
    public interface WholeReader<T> {
        T read(ResultSet answer) throws SQLException;
    }

    /** A query that is still to be asked. */
    public record Query<T>(String sql, Reader<T> reader, List<@Nullable Object> values) {
        public Query(String sql, Reader<T> reader) {
            this(sql, reader, List.of());
        }
    }

    /** What two queries gave. */
    public record Both<A, B>(List<A> first, List<B> second) {}

    private final Connection connection;
    private final Dialect dialect;
    private int announced;

    Sql(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** So many more runs can be taken once this is committed: listening workers are told then. */
    public void announce(int runs) {
        announced += runs;
    }

    int announced() {
        return announced;
    }

    /** How many rows were changed. */
    public int update(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** The same statement for each row of values, sent together. */
    public void batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(dialect.write(sql))) {
            for (var row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** New rows of a table, by the quickest way there is; the values are bound as they are, without expressions. */
    public void insert(String table, List<String> columns, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (rows.size() >= BulkInsert.WORTH && dialect.insertsTogether()) {
            BulkInsert.into(connection, table, columns, rows);
        } else {
            var marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
            batch("insert into %s (%s) values (%s)".formatted(table, String.join(", ", columns), marks), rows);
        }
    }

    public <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(sql, values);
                var answer = statement.executeQuery()) {
            return read(answer, reader);
        }
    }

    /** Both queries, in one round trip where the database can do that. */
    public <A, B> Both<A, B> both(Query<A> first, Query<B> second) throws SQLException {
        if (!dialect.answersTogether()) {
            return new Both<>(list(first), list(second));
        }
        var values = new ArrayList<>(first.values());
        values.addAll(second.values());
        try (var statement = prepare(first.sql().strip() + ";\n" + second.sql().strip(), values.toArray())) {
            statement.execute();
            var one = read(statement.getResultSet(), first.reader());
            statement.getMoreResults();
            return new Both<>(one, read(statement.getResultSet(), second.reader()));
        }
    }

    public <T> List<T> list(Query<T> query) throws SQLException {
        return list(query.sql(), query.reader(), query.values().toArray());
    }

    /** What a query answers whose columns nobody knows beforehand, as people write them. */
    public <T> T whole(String sql, WholeReader<T> reader) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            return reader.read(answer);
        }
    }

    private static <T> List<T> read(ResultSet answer, Reader<T> reader) throws SQLException {
        var rows = new ArrayList<T>();
        var row = new Row(answer);
        while (answer.next()) {
            rows.add(reader.read(row));
        }
        return rows;
    }

    public <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... values) throws SQLException {
        return list(sql, reader, values).stream().findFirst();
    }

    /** The first column of the one row that such a query always has. */
    public long number(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(sql, values);
                var answer = statement.executeQuery()) {
            if (!answer.next()) {
                throw new SQLException("no row for: " + sql);
            }
            return answer.getLong(1);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        var statement = connection.prepareStatement(dialect.write(sql));
        try {
            bind(statement, values);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Boolean flag ? (Object) (flag ? 1 : 0) : values[i]);
        }
    }
}
