package io.jadeite.engine.database;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;

/** How each database is connected to: few connections a process, none kept for long while it idles. */
final class Pools {
    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(30);
    private static final String PASSWORD_FILE = "org.postgresql.pgpassfile";
    /** A way that has gone silent is noticed early enough to renew the lease by another. */
    private static final int SOCKET_TIMEOUT_SECONDS = 20;

    /**
     * What each session asks of the server (a pooler refuses such words at the begin of a connection). The queue's table changes
     * faster than what the server has counted of it: a plan that is right for the counted rows but reads and sorts a whole lane
     * for the real ones took 30 times as long; reading by index in its order is right for both. And a host that vanishes in
     * the middle of a transaction leaves its rows locked until the server notices: by itself after two hours.
     */
    private static final String SESSION = String.join(
            " ",
            "-c enable_bitmapscan=off",
            "-c jit=off",
            "-c idle_in_transaction_session_timeout=30000",
            "-c tcp_user_timeout=30000",
            "-c tcp_keepalives_idle=15",
            "-c tcp_keepalives_interval=5",
            "-c tcp_keepalives_count=3");

    private Pools() {}

    /**
     * The driver looks for {@code .pgpass} in the home that the system's user list names; here, as in psql, {@code HOME} says
     * where it is. A system property is the driver's only way to be told.
     */
    static void usePasswordFileIn(Path home) {
        var file = home.resolve(".pgpass");
        if (System.getProperty(PASSWORD_FILE) == null && System.getenv("PGPASSFILE") == null && Files.exists(file)) {
            System.setProperty(PASSWORD_FILE, file.toString());
        }
    }

    static PGSimpleDataSource postgresqlSource(DatabaseAddress.Postgresql server, boolean pooled) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.url());
        if (!server.user().isEmpty()) {
            source.setUser(server.user());
        }
        if (!server.password().isEmpty()) {
            source.setPassword(server.password());
        }
        source.setApplicationName("jadeite");
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        if (!pooled) {
            var given = source.getOptions();
            source.setOptions(given == null ? SESSION : SESSION + " " + given);
        } else if (!server.url().contains("prepareThreshold=")) {
            // Prepared statements belong to a session, and an older pooler gives each transaction another.
            source.setPrepareThreshold(0);
        }
        if (source.getSocketTimeout() == 0) {
            source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        }
        return source;
    }

    static HikariConfig postgresql(DatabaseAddress.Postgresql server, int connections, boolean pooled) {
        var config = new HikariConfig();
        config.setMaximumPoolSize(connections);
        config.setDataSource(postgresqlSource(server, pooled));
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofSeconds(10).toMillis());
        return common(config);
    }

    static HikariConfig sqlite(DatabaseAddress.SqliteFile file, boolean onNetwork) {
        var sqlite = new SQLiteConfig();
        sqlite.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
        sqlite.setSynchronous(onNetwork ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        // Never a read that later writes in one deferred transaction: that fails at once with SQLITE_BUSY.
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        sqlite.enforceForeignKeys(true);
        if (onNetwork) {
            sqlite.setJournalMode(SQLiteConfig.JournalMode.DELETE);
        }
        var source = new SqliteSource(file.file().toString(), sqlite, BUSY_TIMEOUT);
        var config = new HikariConfig();
        // One writer at a time is all that SQLite has; the others are for who watches and who renews.
        config.setMaximumPoolSize(3);
        config.setMinimumIdle(1);
        config.setDataSource(source);
        return common(config);
    }

    private static HikariConfig common(HikariConfig config) {
        config.setPoolName("jadeite");
        config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        config.setRegisterMbeans(false);
        return config;
    }
}
