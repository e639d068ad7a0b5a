package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.result.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code queue show RUN}. */
@Command(description = "everything about a run: parameters, attempts, directory, result")
final class QueueShow extends SessionCommand {
    @Parameters(paramLabel = "RUN", arity = "1", description = "its number")
    String run = "";

    @Option(names = "--json", description = "print JSON")
    boolean json;

    QueueShow(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        long id = OptionReader.runNumber(run, "");
        try (var databases = new LazyDatabase(session)) {
            QueueReaping.now(session, databases.get());
            if (json) {
                session.printJson(json(id, databases.get()));
            } else {
                print(id, databases.get());
            }
            return CommandLineInterface.DONE;
        }
    }

    private static Map<String, @Nullable Object> json(long id, Database database) {
        var view = new QueueView(database);
        var json = new LinkedHashMap<>(RunJson.of(view.run(id), new Results(database).of(id)));
        json.put("parameters", view.parameters(id));
        var attempts = new ArrayList<Map<String, @Nullable Object>>();
        for (var attempt : view.attempts(id)) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            map.put("attempt", attempt.number());
            map.put("worker", attempt.worker());
            map.put("host", attempt.host());
            map.put("started", attempt.started().toString());
            map.put("finished", attempt.finished().map(Object::toString).orElse(null));
            map.put("outcome", attempt.outcome().orElse(null));
            map.put("message", attempt.message().orElse(null));
            map.put("directory", attempt.directory().orElse(null));
            attempts.add(map);
        }
        json.put("attempts", attempts);
        return json;
    }

    private void print(long id, Database database) {
        var view = new QueueView(database);
        var record = view.run(id);
        for (var line : lines(record)) {
            session.out().println("%-14s %s".formatted(line.getKey(), line.getValue()));
        }
        view.parameters(id).forEach((name, value) -> {
            if (!(value instanceof Map<?, ?>)) {
                session.out().println("%-14s %s".formatted(name, Show.value(value)));
            }
        });
        var attempts = new TextTable("attempt", "outcome", "host", "started", "took", "directory", "message");
        for (var attempt : view.attempts(id)) {
            attempts.add(
                    Integer.toString(attempt.number()),
                    attempt.outcome().orElse("goes on"),
                    attempt.host(),
                    Show.time(attempt.started()),
                    Show.between(Optional.of(attempt.started()), attempt.finished()),
                    attempt.directory().orElse(""),
                    attempt.message().orElse(""));
        }
        if (!attempts.isEmpty()) {
            session.out().print("\n" + attempts.text());
        }
        new Results(database).of(id).ifPresent(result -> {
            session.out().println();
            result.values().forEach((name, value) -> {
                if (value instanceof Number || value instanceof String || value instanceof Boolean) {
                    session.out().println("%-24s %s".formatted(Show.heading(name), Show.value(value)));
                }
            });
        });
    }

    private static List<Map.Entry<String, String>> lines(RunRecord run) {
        var lines = new ArrayList<Map.Entry<String, String>>();
        lines.add(Map.entry("run", Long.toString(run.id())));
        lines.add(Map.entry("workflow", run.workflow()));
        lines.add(Map.entry("subject", run.subject()));
        lines.add(Map.entry("state", run.state() + (run.cancelRequested() ? " (cancelling)" : "")));
        lines.add(Map.entry("tags", run.tags().toString()));
        lines.add(Map.entry("owner", run.owner()));
        lines.add(Map.entry("submitted", Show.time(run.created())));
        if (run.priority() != 0) {
            lines.add(Map.entry("priority", Integer.toString(run.priority())));
        }
        run.notBefore().ifPresent(time -> lines.add(Map.entry("not before", Show.time(time))));
        run.message().ifPresent(message -> lines.add(Map.entry("message", message)));
        return lines;
    }
}
