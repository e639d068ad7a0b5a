package io.jadeite.launchers.command;

import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.WorkerView;
import io.jadeite.engine.setting.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code engine workers}. */
@Command(description = "the workers on this queue: live ones, or all that ever were")
final class EngineWorkers extends SessionCommand {
    @Option(names = "--all", description = "also those that have stopped or are lost")
    boolean all;

    @Option(names = "--json", description = "print one JSON object a line")
    boolean json;

    EngineWorkers(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        try (var databases = new LazyDatabase(session)) {
            QueueReaping.now(session, databases.get());
            var workers = new QueueView(databases.get()).workers(!all);
            if (json) {
                workers.forEach(worker -> session.printJson(json(worker)));
                return CommandLineInterface.DONE;
            }
            if (workers.isEmpty()) {
                session.err().println("No worker is live. 'jadeite engine start-worker' starts one.");
                return CommandLineInterface.DONE;
            }
            var table = new TextTable(
                    "worker",
                    "state",
                    "host",
                    "process",
                    "job",
                    "tags",
                    "calculators",
                    "run",
                    "done",
                    "failed",
                    "up",
                    "note");
            workers.forEach(worker -> table.add(
                    Long.toString(worker.id()),
                    worker.state(),
                    worker.host(),
                    Long.toString(worker.pid()),
                    worker.job().orElse(""),
                    worker.acceptance().tags().toString(),
                    String.join(", ", worker.acceptance().calculators()),
                    worker.run().isPresent() ? Long.toString(worker.run().getAsLong()) : "",
                    Integer.toString(worker.succeeded()),
                    Integer.toString(worker.failed()),
                    Durations.show(Duration.between(
                            worker.started(), worker.isLive() ? session.clock().instant() : worker.seen())),
                    worker.reason().orElse("")));
            session.out().print(table.text());
            return CommandLineInterface.DONE;
        }
    }

    private static Map<String, @Nullable Object> json(WorkerView worker) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("worker", worker.id());
        json.put("state", worker.state());
        json.put("host", worker.host());
        json.put("process", worker.pid());
        json.put("job", worker.job().orElse(null));
        json.put("owner", worker.owner());
        json.put("version", worker.version());
        json.put("tags", worker.acceptance().tags().sorted());
        json.put("match", worker.acceptance().match().word());
        json.put(
                "calculators",
                worker.acceptance().calculators().stream().sorted().toList());
        json.put("languages", worker.acceptance().languages().stream().sorted().toList());
        json.put("run", worker.run().isPresent() ? worker.run().getAsLong() : null);
        json.put("succeeded", worker.succeeded());
        json.put("failed", worker.failed());
        json.put("started", worker.started().toString());
        json.put("seen", worker.seen().toString());
        json.put("reason", worker.reason().orElse(null));
        return json;
    }
}
