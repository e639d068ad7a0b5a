package io.jadeite.benchmark.queue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Plain connections with the settings that the engine's have, and the least table that a queue needs. */
final class RawServer {
    private static final String JOB = """
        create table if not exists job (
            id bigint generated always as identity primary key, state smallint not null default 0,
            priority smallint not null default 0, attempt int not null default 0, worker_id bigint,
            created_at timestamptz not null default now(), started_at timestamptz, finished_at timestamptz)
            with (fillfactor = 80)
        """;

    private RawServer() {}

    static Connection connect() throws SQLException {
        return connect(60);
    }

    /** @param patience seconds that a statement may take; 0: any time */
    static Connection connect(int patience) throws SQLException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "raw");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketTimeout", Integer.toString(patience));
        return DriverManager.getConnection("jdbc:" + System.getenv("DATABASE_URL"), properties);
    }

    static void makeJobs(Connection connection) throws SQLException {
        execute(connection, JOB);
        execute(connection, "create index if not exists job_claim on job (priority desc, id) where state = 0");
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
