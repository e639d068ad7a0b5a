package io.jadeite.benchmark.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Claims a hundred and completes a hundred, over and over, on two connections: about what a server can do with such a table. */
public final class RawDrain {
    private static final int CONNECTIONS = 2;
    private static final int BATCH = 100;
    private static final String CLAIM = """
        update job set state = 1, attempt = attempt + 1, worker_id = ?, started_at = clock_timestamp()
        where id = any(array(
            select id from job where state = 0 order by priority desc, id limit ? for update skip locked))
        returning id, attempt
        """;
    private static final String COMPLETE = """
        update job j set state = 2, finished_at = clock_timestamp()
        from unnest(?::bigint[], ?::int[]) d (id, attempt)
        where j.id = d.id and j.attempt = d.attempt and j.worker_id = ? and j.state = 1
        """;

    private RawDrain() {}

    /** Arguments: load or drain; how many. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        try (var connection = RawServer.connect()) {
            if (arguments[0].equals("load")) {
                RawServer.makeJobs(connection);
                RawServer.execute(
                        connection, "insert into job (state) select 0 from generate_series(1, " + count + ")");
                return;
            }
            long began = System.nanoTime();
            long completed = drain();
            Figures.tell("per_second", count / Figures.secondsSince(began));
            Figures.check("completed", count, completed);
            Figures.check("rows done", count, RawServer.number(connection, "select count(*) from job where state = 2"));
        }
    }

    private static long drain() throws Exception {
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var parts = new ArrayList<Future<Long>>();
            for (int i = 1; i <= CONNECTIONS; i++) {
                long worker = i;
                Callable<Long> part = () -> drain(worker);
                parts.add(threads.submit(part));
            }
            long completed = 0;
            for (var part : parts) {
                completed += part.get();
            }
            return completed;
        }
    }

    private static long drain(long worker) throws SQLException {
        long completed = 0;
        try (var connection = RawServer.connect();
                var claim = connection.prepareStatement(CLAIM);
                var complete = connection.prepareStatement(COMPLETE)) {
            while (true) {
                var ids = new ArrayList<Long>();
                var attempts = new ArrayList<Integer>();
                claim.setLong(1, worker);
                claim.setInt(2, BATCH);
                try (var answer = claim.executeQuery()) {
                    while (answer.next()) {
                        ids.add(answer.getLong(1));
                        attempts.add(answer.getInt(2));
                    }
                }
                if (ids.isEmpty()) {
                    return completed;
                }
                completed += complete(connection, complete, worker, ids, attempts);
            }
        }
    }

    private static int complete(
            Connection connection,
            PreparedStatement complete,
            long worker,
            ArrayList<Long> ids,
            ArrayList<Integer> attempts)
            throws SQLException {
        complete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
        complete.setArray(2, connection.createArrayOf("int", attempts.toArray()));
        complete.setLong(3, worker);
        return complete.executeUpdate();
    }
}
