package io.jadeite.benchmark.queue;

import io.jadeite.engine.run.Tags;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fills a database with pending and finished runs, set by set. Each row is a copy of one that the engine has written itself, so
 * that no column is forgotten.
 */
public final class JadeiteFill {
    private static final List<String> FINISHED_TABLES = List.of("run_detail", "attempt", "result");

    private final Connection connection;

    private JadeiteFill(Connection connection) {
        this.connection = connection;
    }

    /** Arguments: pending, finished, lanes, and how many of these are filled. */
    public static void main(String[] arguments) throws Exception {
        int pending = Integer.parseInt(arguments[0]);
        int finished = Integer.parseInt(arguments[1]);
        int lanes = Integer.parseInt(arguments[2]);
        int filled = Integer.parseInt(arguments[3]);
        try (var engine = Engine.open();
                var connection = RawServer.connect(0)) {
            var fill = new JadeiteFill(connection);
            long done = engine.submissions().submit(engine.submission(1)).getFirst();
            engine.worker(1, 1, false, number -> {}).work();
            fill.copy(List.of(done), finished - 1, FINISHED_TABLES);

            var models = new ArrayList<Long>();
            for (int i = 0; i < lanes; i++) {
                var tags = lanes == 1 ? Tags.NONE : Tags.of("lane-" + i);
                models.add(engine.submissions()
                        .submit(engine.submission(tags, IntStream.of(0)))
                        .getFirst());
            }
            var kept = new ArrayList<Long>();
            for (int i = 0; i < filled; i++) {
                kept.add(models.get(i * lanes / filled));
            }
            fill.copy(kept, pending - filled, List.of("run_detail"));
            models.removeAll(kept);
            fill.remove(models);
            Figures.check("pending", pending, RawServer.number(connection, "select count(*) from run where state = 1"));
            Figures.check("finished", finished, RawServer.number(connection, "select count(*) from result"));
            Figures.check(
                    "filled lanes",
                    filled,
                    RawServer.number(connection, "select count(distinct lane_id) from run where state = 1"));
        }
    }

    /** So many copies of these runs in turn, with their rows in the other tables. */
    private void copy(List<Long> models, int count, List<String> tables) throws SQLException {
        long last = RawServer.number(connection, "select max(id) from run");
        var model = "(array%s)[1 + %%s %%%% %d]".formatted(models, models.size());
        RawServer.execute(connection, """
            insert into run (%1$s) select %1$s from generate_series(1, %2$d) g join run on run.id = %3$s order by g
            """.formatted(columns("run", "id"), count, model.formatted("g")));
        long first = RawServer.number(connection, "select min(id) from run where id > " + last);
        for (var table : tables) {
            RawServer.execute(connection, """
                insert into %1$s (run_id, %2$s) select r.id, %3$s from run r join %1$s m on m.run_id = %4$s where r.id > %5$d
                """.formatted(
                            table,
                            columns(table, "run_id"),
                            "m." + columns(table, "run_id").replace(", ", ", m."),
                            model.formatted("(1 + r.id - " + first + ")"),
                            last));
        }
    }

    private void remove(List<Long> runs) throws SQLException {
        var ids = "any(array" + runs + "::bigint[])";
        RawServer.execute(connection, "delete from run_detail where run_id = " + ids);
        RawServer.execute(connection, "delete from run where id = " + ids);
    }

    private String columns(String table, String key) throws SQLException {
        try (var statement = connection.prepareStatement("""
            select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns
            where table_schema = current_schema() and table_name = ? and column_name <> ? and is_generated = 'NEVER'
            """)) {
            statement.setString(1, table);
            statement.setString(2, key);
            try (var answer = statement.executeQuery()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }
}
