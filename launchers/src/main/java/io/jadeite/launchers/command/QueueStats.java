package io.jadeite.launchers.command;

import io.jadeite.engine.queue.Pause;
import io.jadeite.engine.queue.Pauses;
import io.jadeite.engine.queue.QueueStatistics;
import io.jadeite.engine.queue.QueueStatistics.OpenTransaction;
import io.jadeite.engine.setting.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code queue stats}. */
@Command(description = "how the queue is doing: runs, rates, workers, limits, the database")
final class QueueStats extends SessionCommand {
    @Option(names = "--json", description = "print JSON")
    boolean json;

    /** All that is told, looked at once. */
    private record Seen(
            QueueStatistics.Runs runs,
            QueueStatistics.Workers workers,
            List<QueueStatistics.LimitUse> limits,
            List<String> paused,
            List<QueueStatistics.OwnerUse> owners,
            QueueStatistics.Storage storage) {
        Optional<OpenTransaction> longTransaction() {
            return storage.oldest().filter(OpenTransaction::isLong);
        }
    }

    QueueStats(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        try (var databases = new LazyDatabase(session)) {
            QueueReaping.now(session, databases.get());
            var statistics = new QueueStatistics(databases.get());
            var seen = new Seen(
                    statistics.runs(),
                    statistics.workers(),
                    statistics.limits(),
                    new Pauses(databases.get())
                            .all().stream()
                                    .map(pause -> Pause.words(pause.tags()))
                                    .toList(),
                    statistics.owners(),
                    statistics.storage());
            if (json) {
                session.printJson(json(seen));
            } else {
                lines(seen)
                        .forEach((name, value) -> session.out()
                                .println("%-20s %s".formatted(name, value).stripTrailing()));
            }
            seen.longTransaction().ifPresent(open -> session.err().println(warning(open)));
            return CommandLineInterface.DONE;
        }
    }

    private static String warning(OpenTransaction open) {
        return "A transaction has been open for %s (%s). Until it ends, dead rows can't be cleaned away, and claims get slower."
                .formatted(Durations.show(open.age()), open.process());
    }

    private static Map<String, String> lines(Seen seen) {
        var lines = new LinkedHashMap<String, String>();
        var runs = seen.runs();
        runs.counts().forEach((state, count) -> lines.put(state.name(), Long.toString(count)));
        lines.put(
                "succeeded",
                "%d in the last minute, %d in the last hour"
                        .formatted(
                                runs.lastMinute().succeeded(), runs.lastHour().succeeded()));
        lines.put(
                "failed",
                "%d in the last minute, %d in the last hour"
                        .formatted(runs.lastMinute().failed(), runs.lastHour().failed()));
        lines.put("submitted", runs.submittedLastHour() + " in the last hour");
        lines.put(
                "oldest pending",
                runs.oldestPending()
                        .map(age -> "has waited for " + Durations.show(age))
                        .orElse("none"));
        var workers = seen.workers();
        lines.put(
                "workers",
                "%d live: %d running, %d idle; %d lost in the last day"
                        .formatted(workers.live(), workers.running(), workers.idle(), workers.lostLastDay()));
        lines.put(
                "limits",
                orNone(seen.limits().stream()
                        .map(use -> "%s %d of %d"
                                .formatted(
                                        use.limit().word(),
                                        use.running(),
                                        use.limit().capacity()))
                        .collect(Collectors.joining(", "))));
        lines.put("paused", orNone(String.join("; ", seen.paused())));
        lines.put(
                "owners",
                orNone(seen.owners().stream()
                        .map(use -> "%s %d running, %d pending".formatted(use.owner(), use.running(), use.pending()))
                        .collect(Collectors.joining("; "))));
        var storage = seen.storage();
        var parts = storage.runBytes() == 0
                ? ""
                : ", of it %s in table run and %s in the history; %d dead rows in run"
                        .formatted(
                                Show.bytes(storage.runBytes()), Show.bytes(storage.historyBytes()), storage.deadRows());
        lines.put("database", Show.bytes(storage.allBytes()) + parts);
        lines.put(
                "oldest transaction",
                storage.oldest()
                        .map(open -> "open for %s (%s)".formatted(Durations.show(open.age()), open.process()))
                        .orElse("none"));
        return lines;
    }

    private static String orNone(String words) {
        return words.isEmpty() ? "none" : words;
    }

    private static Map<String, @Nullable Object> json(Seen seen) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        var runs = seen.runs();
        runs.counts().forEach((state, count) -> json.put(state.name(), count));
        json.put("succeeded_last_minute", runs.lastMinute().succeeded());
        json.put("succeeded_last_hour", runs.lastHour().succeeded());
        json.put("failed_last_minute", runs.lastMinute().failed());
        json.put("failed_last_hour", runs.lastHour().failed());
        json.put("submitted_last_hour", runs.submittedLastHour());
        json.put("oldest_pending_seconds", seconds(runs.oldestPending()));
        json.put("workers_live", seen.workers().live());
        json.put("workers_idle", seen.workers().idle());
        json.put("workers_running", seen.workers().running());
        json.put("workers_lost", seen.workers().lostLastDay());
        json.put("limits", seen.limits().stream().map(QueueStats::json).toList());
        json.put("paused", seen.paused());
        json.put("owners", seen.owners().stream().map(QueueStats::json).toList());
        var storage = seen.storage();
        json.put("dead_rows", storage.deadRows());
        json.put("bytes_run", storage.runBytes());
        json.put("bytes_history", storage.historyBytes());
        json.put("bytes_database", storage.allBytes());
        json.put("oldest_transaction_seconds", seconds(storage.oldest().map(OpenTransaction::age)));
        json.put(
                "oldest_transaction",
                storage.oldest().map(OpenTransaction::process).orElse(null));
        json.put(
                "warnings",
                seen.longTransaction().map(QueueStats::warning).stream().toList());
        return json;
    }

    private static Map<String, Object> json(QueueStatistics.LimitUse use) {
        var json = new LinkedHashMap<String, Object>();
        json.put("limit", use.limit().word());
        json.put("capacity", use.limit().capacity());
        json.put("running", use.running());
        return json;
    }

    private static Map<String, Object> json(QueueStatistics.OwnerUse use) {
        var json = new LinkedHashMap<String, Object>();
        json.put("owner", use.owner());
        json.put("running", use.running());
        json.put("pending", use.pending());
        return json;
    }

    private static @Nullable Double seconds(Optional<Duration> time) {
        return time.map(known -> known.toMillis() / 1000.0).orElse(null);
    }
}
