package io.jadeite.benchmark.queue;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** From an insert with a notification to the claim by a listener in another process. */
public final class RawLatency {
    private static final String SUBMIT =
            "with j as (insert into job default values returning id) select id, pg_notify('job', '') from j";
    private static final String CLAIM = """
        update job set state = 1, attempt = attempt + 1, worker_id = 1, started_at = clock_timestamp()
        where id = any(array(select id from job where state = 0 order by priority desc, id limit 1 for update skip locked))
        returning id
        """;

    private RawLatency() {}

    /** Argument: how many. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        try (var connection = RawServer.connect()) {
            RawServer.makeJobs(connection);
            try (var submit = connection.prepareStatement(SUBMIT)) {
                IdleStarts.measure(Listener.class, count, number -> submit.execute());
            }
            Figures.check("left", 0, RawServer.number(connection, "select count(*) from job where state = 0"));
        }
    }

    /** The worker's side. */
    public static final class Listener {
        private Listener() {}

        public static void main(String[] arguments) throws SQLException {
            try (var connection = RawServer.connect();
                    var claim = connection.prepareStatement(CLAIM)) {
                RawServer.execute(connection, "listen job");
                var notifications = connection.unwrap(PGConnection.class);
                System.out.println("ready");
                int started = 0;
                while (true) {
                    notifications.getNotifications(1000);
                    while (isClaimed(claim)) {
                        System.out.println("started " + started++ + " " + Figures.now());
                    }
                }
            }
        }

        private static boolean isClaimed(PreparedStatement claim) throws SQLException {
            try (var answer = claim.executeQuery()) {
                return answer.next();
            }
        }
    }
}
