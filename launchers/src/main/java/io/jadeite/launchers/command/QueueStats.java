package io.jadeite.launchers.command;

import io.jadeite.engine.queue.Pauses;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.WorkerView;
import java.time.Duration;
import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code queue stats}. */
@Command(description = "how many runs are in each state, and how many workers")
final class QueueStats extends SessionCommand {
    @Option(names = "--json", description = "print JSON")
    boolean json;

    QueueStats(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        try (var databases = new LazyDatabase(session)) {
            QueueReaping.now(session, databases.get());
            var view = new QueueView(databases.get());
            var stats = new LinkedHashMap<String, Object>();
            view.counts().forEach((state, count) -> stats.put(state.name(), count));
            stats.put("succeeded_last_hour", view.succeededWithin(Duration.ofHours(1)));
            var workers = view.workers(false);
            stats.put(
                    "workers_live", workers.stream().filter(WorkerView::isLive).count());
            stats.put(
                    "workers_running",
                    workers.stream()
                            .filter(worker -> worker.state().equals("RUNNING"))
                            .count());
            stats.put(
                    "workers_lost",
                    workers.stream()
                            .filter(worker -> worker.state().equals("LOST"))
                            .count());
            var pauses = new Pauses(databases.get()).all();
            stats.put(
                    "paused",
                    pauses.stream().map(pause -> QueuePause.runs(pause.tags())).toList());
            if (json) {
                session.printJson(stats);
            } else {
                stats.put(
                        "paused",
                        String.join(
                                "; ",
                                pauses.stream()
                                        .map(pause -> QueuePause.runs(pause.tags()))
                                        .toList()));
                stats.forEach((name, value) -> session.out()
                        .println("%-20s %s"
                                .formatted(name.replace('_', ' '), value)
                                .strip()));
            }
            return CommandLineInterface.DONE;
        }
    }
}
