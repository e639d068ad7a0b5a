package io.jadeite.benchmark.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * Claim and completion on an SQLite file; one of several processes that do the same. Of a table of its own, a statement each; or of
 * the engine's tables, where the completion is a transaction of the statements that write the rows which the engine writes.
 */
public final class RawSqlite implements AutoCloseable {
    private static final String NOW = "cast(unixepoch('subsec') * 1000 as integer)";

    /** The claim gives number and attempt; the completion's statements take number, attempt and worker, as many as they have marks. */
    private record Statements(String claim, List<String> completion) {}

    private static final Statements OF_ITS_OWN = new Statements(
            """
            update job set state = 1, attempt = attempt + 1, worker_id = ?, started_at = %s
            where id = (select id from job where state = 0 order by priority desc, id limit 1) returning id, attempt
            """.formatted(NOW),
            List.of("update job set state = 2, finished_at = %s where id = ? and attempt = ? and worker_id = ? and state = 1".formatted(NOW)));

    private static final Statements OF_THE_ENGINE = new Statements(
            """
            update run set state = 2, attempt = attempt + 1, worker_id = ?, started_at = %s
            where id = (select id from run where state = 1 and lane_id = 1 order by priority desc, id limit 1) returning id, attempt
            """.formatted(NOW),
            List.of(
                    "update run set state = 3, finished_at = %s where id = ? and attempt = ? and worker_id = ? and state = 2".formatted(NOW),
                    """
                    insert into attempt (run_id, attempt, worker_id, host, started_at, finished_at, outcome)
                    values (?, ?, ?, 'benchmark', %s, %s, 'SUCCEEDED')
                    """.formatted(NOW, NOW),
                    """
                    insert into result (run_id, attempt, workflow, workflow_type, status, result_values, saved_at)
                    values (?, ?, 'nothing.noop.quick', 'nothing', 'SUCCEEDED', '{}', %s)
                    """.formatted(NOW),
                    "update worker set succeeded = succeeded + 1 where id = ?"));

    private final Connection connection;
    private final long worker = ProcessHandle.current().pid();
    private final PreparedStatement claim;
    private final List<PreparedStatement> completion = new ArrayList<>();
    private final List<PreparedStatement> around = new ArrayList<>();

    private RawSqlite(Connection connection, Statements statements) throws SQLException {
        this.connection = connection;
        claim = connection.prepareStatement(statements.claim());
        for (var statement : statements.completion()) {
            completion.add(connection.prepareStatement(statement));
        }
        if (completion.size() > 1) {
            around.add(connection.prepareStatement("begin immediate"));
            around.add(connection.prepareStatement("commit"));
            RawServer.execute(connection, """
                insert into worker (id, kind, host, pid, owner, version, tags, tag_match, calculators, cores, memory_megabytes, gpus,
                    state, started_at, seen_at, lease_until)
                values (%d, 'worker', 'benchmark', 1, '', '', '[]', '', '[]', 0, 0, 0, 'RUNNING', 0, 0, 0)
                """.formatted(worker));
        }
    }

    /** Arguments: load FILE COUNT; or pairs or same-rows, then FILE COUNT START-MILLISECONDS WARM-UP. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[2]);
        if (arguments[0].equals("load")) {
            try (var connection = connect(arguments[1])) {
                load(connection, count);
            }
            return;
        }
        var statements = arguments[0].equals("pairs") ? OF_ITS_OWN : OF_THE_ENGINE;
        try (var pairs = new RawSqlite(connect(arguments[1]), statements)) {
            pairs.work(count, Long.parseLong(arguments[3]), Integer.parseInt(arguments[4]));
        }
    }

    private static Connection connect(String file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(30_000);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static void load(Connection connection, int count) throws SQLException {
        RawServer.execute(connection, """
            create table job (id integer primary key, state integer not null default 0, priority integer not null default 0,
                attempt integer not null default 0, worker_id integer, started_at integer, finished_at integer)
            """);
        RawServer.execute(connection, "create index job_claim on job (priority desc, id) where state = 0");
        RawServer.execute(connection, """
            insert into job (state) with recursive n (i) as (select 1 union all select i + 1 from n where i < %d)
            select 0 from n
            """.formatted(count));
    }

    private void work(int most, long start, int warmUp) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            pair();
        }
        var times = new long[most];
        int done = 0;
        Figures.waitUntil(start);
        Figures.tell("began", Figures.now() / 1e6);
        for (long began = System.nanoTime(); pair(); began = System.nanoTime()) {
            times[done++] = System.nanoTime() - began;
        }
        Figures.tell("ended", Figures.now() / 1e6);
        Figures.tell("done", done);
        if (done > 0) {
            Figures.tellTimes("pair", Arrays.copyOf(times, done));
        }
    }

    /** False where nothing is left. */
    private boolean pair() throws SQLException {
        claim.setLong(1, worker);
        long id;
        int attempt;
        try (var answer = claim.executeQuery()) {
            if (!answer.next()) {
                return false;
            }
            id = answer.getLong(1);
            attempt = answer.getInt(2);
        }
        if (!around.isEmpty()) {
            around.getFirst().executeUpdate();
        }
        for (var statement : completion) {
            int marks = statement.getParameterMetaData().getParameterCount();
            if (marks == 1) {
                statement.setLong(1, worker);
            } else {
                statement.setLong(1, id);
                statement.setInt(2, attempt);
                if (marks > 2) {
                    statement.setLong(3, worker);
                }
            }
            Figures.check("changed", 1, statement.executeUpdate());
        }
        if (!around.isEmpty()) {
            around.getLast().executeUpdate();
        }
        return true;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
