package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.queue.QueueStatistics;
import io.jadeite.engine.queue.QueueStatistics.OpenTransaction;
import io.jadeite.engine.worker.WorkerCounts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's numbers and those of its queue, as OpenMetrics. The queue is looked at once in a while, however often somebody asks;
 * while the database is away, the worker's own numbers are told all the same. Threads may share it.
 */
final class MetricsText implements Supplier<String> {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsText.class);
    private static final Duration FRESH = Duration.ofSeconds(10);
    /** Whoever asks has perhaps little patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private record Queue(
            QueueStatistics.Runs runs, QueueStatistics.Workers workers, QueueStatistics.Storage storage, long seen) {}

    private final Database database;
    private final WorkerCounts counts;
    private @Nullable CompletableFuture<Optional<Queue>> look;

    MetricsText(Database database, WorkerCounts counts) {
        this.database = database;
        this.counts = counts;
    }

    @Override
    public String get() {
        var text = new Text();
        var queue = look().completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        text.gauge("jadeite_database_up", "Whether the database has answered.", queue.isPresent() ? 1 : 0);
        queue.ifPresent(seen -> write(seen, text));
        text.family("jadeite_worker_runs", "counter", "Attempts that have ended with this worker.");
        text.sample("jadeite_worker_runs_total{outcome=\"succeeded\"}", counts.succeeded());
        text.sample("jadeite_worker_runs_total{outcome=\"failed\"}", counts.failed());
        text.gauge("jadeite_worker_runs_in_hand", "Runs that this worker has taken and not ended.", counts.inHand());
        text.family(
                "jadeite_worker_outage_seconds", "counter", "For how long this worker's database was away, in all.");
        text.sample("jadeite_worker_outage_seconds_total", seconds(database.away()));
        return text.end();
    }

    private static void write(Queue queue, Text text) {
        text.family("jadeite_queue_runs", "gauge", "Runs in each state, those of the history too.");
        queue.runs()
                .counts()
                .forEach((state, runs) -> text.sample(
                        "jadeite_queue_runs{state=\"%s\"}"
                                .formatted(state.name().toLowerCase(Locale.ROOT)),
                        runs));
        text.gauge(
                "jadeite_workers_live",
                "Workers whose lease holds.",
                queue.workers().live());
        text.gauge(
                "jadeite_workers_idle",
                "Live workers that have no run.",
                queue.workers().idle());
        text.gauge(
                "jadeite_queue_oldest_pending_seconds",
                "For how long the run that has waited longest for a worker has waited; 0 where none waits.",
                seconds(queue.runs().oldestPending().orElse(Duration.ZERO)));
        text.gauge(
                "jadeite_database_oldest_transaction_seconds",
                "For how long the oldest transaction of another session has been open; 0 where none is.",
                seconds(queue.storage().oldest().map(OpenTransaction::age).orElse(Duration.ZERO)));
        text.gauge(
                "jadeite_database_dead_rows",
                "Rows of table run that are dead and not yet cleaned away.",
                queue.storage().deadRows());
    }

    /** The last look, or a new one where that was long ago; one at a time. */
    private synchronized CompletableFuture<Optional<Queue>> look() {
        var last = look;
        if (last == null || (last.isDone() && isOld(last.join()))) {
            last = new CompletableFuture<>();
            look = last;
            Thread.ofVirtual().name("metrics").start(lookInto(last));
        }
        return last.copy();
    }

    private static boolean isOld(Optional<Queue> queue) {
        return queue.map(seen -> System.nanoTime() - seen.seen() > FRESH.toNanos())
                .orElse(true);
    }

    private Runnable lookInto(CompletableFuture<Optional<Queue>> answer) {
        return () -> {
            try {
                var statistics = new QueueStatistics(database);
                answer.complete(Optional.of(
                        new Queue(statistics.runs(), statistics.workers(), statistics.storage(), System.nanoTime())));
            } catch (DatabaseException e) {
                LOG.debug("looking at the queue for metrics", e);
                answer.complete(Optional.empty());
            } catch (RuntimeException | Error e) {
                LOG.warn("looking at the queue for metrics", e);
                answer.complete(Optional.empty());
            }
        };
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    /** Text in the making, of the form that OpenMetrics 1.0 asks for. */
    private static final class Text {
        private final StringBuilder written = new StringBuilder();

        void family(String name, String type, String help) {
            written.append("# TYPE ").append(name).append(' ').append(type).append('\n');
            if (name.endsWith("_seconds")) {
                written.append("# UNIT ").append(name).append(" seconds\n");
            }
            written.append("# HELP ").append(name).append(' ').append(help).append('\n');
        }

        void sample(String name, Number value) {
            written.append(name).append(' ').append(value).append('\n');
        }

        void gauge(String name, String help, Number value) {
            family(name, "gauge", help);
            sample(name, value);
        }

        String end() {
            return written.append("# EOF\n").toString();
        }
    }
}
