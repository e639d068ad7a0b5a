package io.jadeite.benchmark.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.sqlite.SQLiteConfig;

/** Claim and completion, a statement each, on an SQLite file; one of several processes that do the same. */
public final class RawSqlite {
    private static final String CLAIM = """
        update job set state = 1, attempt = attempt + 1, worker_id = ?, started_at = unixepoch('subsec') * 1000
        where id = (select id from job where state = 0 order by priority desc, id limit 1) returning id, attempt
        """;
    private static final String COMPLETE = """
        update job set state = 2, finished_at = unixepoch('subsec') * 1000
        where id = ? and attempt = ? and worker_id = ? and state = 1
        """;

    private RawSqlite() {}

    /** Arguments: load FILE COUNT; or pairs FILE COUNT START-MILLISECONDS. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[2]);
        try (var connection = connect(arguments[1])) {
            if (arguments[0].equals("load")) {
                load(connection, count);
                return;
            }
            var times = new long[count];
            Figures.waitUntil(Long.parseLong(arguments[3]));
            Figures.tell("began", Figures.now() / 1e6);
            int done = work(connection, times);
            Figures.tell("ended", Figures.now() / 1e6);
            Figures.tell("done", done);
            if (done > 0) {
                Figures.tellTimes("pair", Arrays.copyOf(times, done));
            }
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

    private static int work(Connection connection, long[] times) throws SQLException {
        long worker = ProcessHandle.current().pid();
        try (var claim = connection.prepareStatement(CLAIM);
                var complete = connection.prepareStatement(COMPLETE)) {
            for (int done = 0; ; done++) {
                long began = System.nanoTime();
                claim.setLong(1, worker);
                long id;
                int attempt;
                try (var answer = claim.executeQuery()) {
                    if (!answer.next()) {
                        return done;
                    }
                    id = answer.getLong(1);
                    attempt = answer.getInt(2);
                }
                complete.setLong(1, id);
                complete.setInt(2, attempt);
                complete.setLong(3, worker);
                Figures.check("completed", 1, complete.executeUpdate());
                times[done] = System.nanoTime() - began;
            }
        }
    }
}
