package io.jadeite.benchmark.queue;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * Writes the rows of a submission (run and run_detail) by plain statements. The values are those of a run that the engine has just
 * submitted, read back from the database, so that both write the same.
 */
public final class RawSubmit {
    /** A value and what it must be cast to where the statement alone doesn't say. */
    private record Value(Object value, String type) {}

    private final Connection connection;
    private final Map<String, Value> run;
    private final Map<String, Value> detail;

    private RawSubmit(Connection connection, Map<String, Value> run, Map<String, Value> detail) {
        this.connection = connection;
        this.run = run;
        this.detail = detail;
    }

    /** Arguments: one, two or bulk; how many; how many before them to warm up; rows at once. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        int warmUp = Integer.parseInt(arguments[2]);
        int atOnce = Integer.parseInt(arguments[3]);
        try (var engine = Engine.open()) {
            engine.submissions().submit(engine.submission(1));
        }
        try (var connection = RawServer.connect()) {
            var raw = new RawSubmit(
                    connection, model(connection, "run", "id"), model(connection, "run_detail", "run_id"));
            raw.write(arguments[0], warmUp, atOnce);
            long began = System.nanoTime();
            raw.write(arguments[0], count, atOnce);
            Figures.tell("per_second", count / Figures.secondsSince(began));
            long all = 1L + warmUp + count;
            Figures.check("rows of run", all, RawServer.number(connection, "select count(*) from run"));
            Figures.check("rows of run_detail", all, RawServer.number(connection, "select count(*) from run_detail"));
        }
    }

    /** What the engine wrote, without the key. */
    private static Map<String, Value> model(Connection connection, String table, String key) throws SQLException {
        var values = new LinkedHashMap<String, Value>();
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("select * from " + table)) {
            answer.next();
            var columns = answer.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                var value = answer.getObject(i);
                if (value != null && !columns.getColumnName(i).equals(key)) {
                    values.put(columns.getColumnName(i), new Value(value, columns.getColumnTypeName(i)));
                }
            }
        }
        return values;
    }

    private void write(String way, int count, int atOnce) throws SQLException {
        switch (way) {
            case "one" -> inOneStatement(count);
            case "two" -> inTwoStatements(count);
            case "bulk" -> atOnce(count, atOnce);
            default -> throw new IllegalArgumentException(way);
        }
    }

    /** One statement, which is its own transaction: one round trip. */
    private void inOneStatement(int count) throws SQLException {
        var sql =
                "with r as (insert into run (%s) values (%s) returning id) insert into run_detail (run_id, %s) select id, %s from r"
                        .formatted(names(run), marks(run), names(detail), marks(detail));
        connection.setAutoCommit(true);
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < count; i++) {
                bind(statement, bind(statement, 1, run), newDetail());
                statement.executeUpdate();
            }
        }
    }

    private void inTwoStatements(int count) throws SQLException {
        connection.setAutoCommit(false);
        try (var first = connection.prepareStatement(
                        "insert into run (%s) values (%s) returning id".formatted(names(run), marks(run)));
                var second = connection.prepareStatement(
                        "insert into run_detail (run_id, %s) values (?, %s)".formatted(names(detail), marks(detail)))) {
            for (int i = 0; i < count; i++) {
                bind(first, 1, run);
                try (var answer = first.executeQuery()) {
                    answer.next();
                    second.setLong(1, answer.getLong(1));
                }
                bind(second, 2, newDetail());
                second.executeUpdate();
                connection.commit();
            }
        }
        connection.setAutoCommit(true);
    }

    private void atOnce(int count, int atOnce) throws SQLException {
        var constants = new LinkedHashMap<>(detail);
        constants.remove("subject");
        constants.remove("parameters");
        connection.setAutoCommit(false);
        try (var first = connection.prepareStatement(
                        "insert into run (%s) select %s from generate_series(1, ?) returning id"
                                .formatted(names(run), marks(run)));
                var second = connection.prepareStatement("""
                    insert into run_detail (run_id, subject, parameters, %s)
                    select x.id, x.subject, x.parameters, %s from unnest(?, ?, ?) as x (id, subject, parameters)
                    """.formatted(names(constants), marks(constants)))) {
            for (int i = 0; i < count; i += atOnce) {
                first.setInt(bind(first, 1, run), atOnce);
                List<Long> ids = new ArrayList<>();
                try (var answer = first.executeQuery()) {
                    while (answer.next()) {
                        ids.add(answer.getLong(1));
                    }
                }
                constants.put("submission", new Value(UUID.randomUUID().toString(), "text"));
                int next = bind(second, 1, constants);
                second.setArray(next, connection.createArrayOf("bigint", ids.toArray()));
                second.setArray(next + 1, same("subject", atOnce));
                second.setArray(next + 2, same("parameters", atOnce));
                second.executeUpdate();
                connection.commit();
            }
        }
        connection.setAutoCommit(true);
    }

    private Array same(String column, int count) throws SQLException {
        var values = new Object[count];
        Arrays.fill(values, detail.get(column).value());
        return connection.createArrayOf("text", values);
    }

    private Map<String, Value> newDetail() {
        detail.put("submission", new Value(UUID.randomUUID().toString(), "text"));
        return detail;
    }

    private static int bind(PreparedStatement statement, int from, Map<String, Value> values) throws SQLException {
        int next = from;
        for (var value : values.values()) {
            statement.setObject(next++, value.value());
        }
        return next;
    }

    private static String names(Map<String, Value> values) {
        return String.join(", ", values.keySet());
    }

    private static String marks(Map<String, Value> values) {
        var marks = new StringJoiner(", ");
        values.values().forEach(value -> marks.add("?::" + value.type()));
        return marks.toString();
    }
}
