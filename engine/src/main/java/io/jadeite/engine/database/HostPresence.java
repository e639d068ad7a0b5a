package io.jadeite.engine.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an SQLite file to one host. Each process that has it open says so in a row, renews it, and takes it away at its
 * end; what isn't renewed for {@link #STALE} is taken for gone.
 */
final class HostPresence {
    private static final Logger LOG = LoggerFactory.getLogger(HostPresence.class);
    private static final Duration STALE = Duration.ofSeconds(60);
    private static final Duration RENEWAL = Duration.ofSeconds(15);

    private final Path file;
    private final String host;
    private final String process;
    private @Nullable ScheduledExecutorService renewer;

    HostPresence(Path file, String host) {
        this.file = file;
        this.host = host;
        this.process = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    }

    /** @throws DatabaseException where another host has the file open */
    void enter(Database database) {
        var other = database.transaction(sql -> {
            sql.update("delete from host_presence where seen_at < ${now} - ?", STALE.toMillis());
            var found = sql.first(
                    "select host, count(*) as processes from host_presence where host <> ? group by host",
                    row -> "%s (%d process%s)"
                            .formatted(
                                    row.text("host"),
                                    row.number("processes"),
                                    row.number("processes") == 1 ? "" : "es"),
                    host);
            if (found.isEmpty()) {
                sql.update("insert into host_presence (host, process, seen_at) values (?, ?, ${now})", host, process);
            }
            return found;
        });
        if (other.isPresent()) {
            throw new DatabaseException(
                    "The SQLite file %s is in use by the host %s, and this is %s: an SQLite file serves one host. Use PostgreSQL for several (JADEITE_DATABASE=jdbc:postgresql://…), or stop what runs there; after a crash its claim ends by itself within %d s."
                            .formatted(file, other.get(), host, STALE.toSeconds()));
        }
        renewer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("jadeite-presence").factory());
        var _ = renewer.scheduleAtFixedRate(
                () -> renew(database), RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void leave(Database database) {
        if (renewer == null) {
            return;
        }
        renewer.shutdownNow();
        try {
            database.single(
                    sql -> sql.update("delete from host_presence where host = ? and process = ?", host, process));
        } catch (DatabaseException e) {
            LOG.debug("leaving the SQLite file", e);
        }
    }

    private void renew(Database database) {
        try {
            database.single(sql -> sql.update(
                    "insert into host_presence (host, process, seen_at) values (?, ?, ${now}) on conflict (host, process) do update set seen_at = ${now}",
                    host,
                    process));
        } catch (RuntimeException e) {
            LOG.debug("renewing the presence in the SQLite file", e);
        }
    }
}
