package io.jadeite.engine.scale;

import static io.jadeite.engine.scale.Times.rest;
import static io.jadeite.engine.scale.Times.seconds;
import static io.jadeite.engine.scale.Times.since;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at the server from outside, and writes down what it sees. */
final class Observer {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(1);

    private final ScaleServer server;
    private final Statements statements;
    private final Report report;
    private final AtomicLong mostConnections = new AtomicLong();
    private double idleWalASecond;

    Observer(ScaleServer server, Statements statements, Report report) {
        this.server = server;
        this.statements = statements;
        this.report = report;
    }

    /** The log that idle workers cost, in bytes a second, as last seen. */
    double idleWalASecond() {
        return idleWalASecond;
    }

    long mostConnections() {
        return mostConnections.get();
    }

    /** Asks of all workers together in a second. */
    double idleMinute(String title) {
        statements.begin();
        long wal = server.walBytes();
        long images = server.number("select wal_fpi from pg_stat_wal");
        double processor = server.processorSeconds();
        long began = System.nanoTime();
        rest(MINUTE);
        double time = seconds(since(began));
        double asks = statements.asks() / time;
        double grown = server.walBytes() - wal;
        idleWalASecond = grown / time;

        report.part(title);
        report.figure("claims asked for in a second", Report.number(asks), Integer.toString(ScaleTest.MOST_ASKS));
        report.figure("log in a minute", Report.megabytes(idleWalASecond * 60));
        report.figure(
                "of it whole pages after a checkpoint",
                Report.number(server.number("select wal_fpi from pg_stat_wal") - images));
        report.figure(
                "the server's processor share, of one core",
                Report.number(100 * (server.processorSeconds() - processor) / time) + " %");
        report.figure("server connections", Report.number(connections()), Integer.toString(ScaleTest.MOST_CONNECTIONS));
        reportStatements();
        return asks;
    }

    void reportSizes() {
        report.table("Sizes", List.of("table or index", "size"), server.rows("""
                select name, pg_size_pretty(size) from (
                    select relname as name, pg_total_relation_size(oid) as size from pg_class
                    where relname in ('run', 'run_detail', 'attempt', 'result', 'worker', 'run_parent', 'lane_time')
                    union all select 'run_history', sum(pg_total_relation_size(relid)) from pg_partition_tree('run_history')
                    union all select relname, pg_relation_size(oid) from pg_class where relname in ('run_claim', 'run_running', 'run_pkey')
                    union all select 'the whole database', pg_database_size(current_database())) as sizes
                order by size desc
                """));
    }

    void reportStatements() {
        report.table(
                "Statements that took the longest together",
                List.of("statement", "calls", "ms a call", "pages a call", "log bytes a call", "s in all"),
                statements.longest());
    }

    AutoCloseable sampleConnections() {
        var sampling = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                mostConnections.accumulateAndGet(connections(), Math::max);
                rest(BETWEEN_SAMPLES);
            }
        });
        return () -> {
            sampling.interrupt();
            sampling.join();
        };
    }

    long connections() {
        return server.number("select count(*) from pg_stat_activity where backend_type = 'client backend'");
    }
}
