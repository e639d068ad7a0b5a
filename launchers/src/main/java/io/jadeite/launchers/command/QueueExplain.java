package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.Limits;
import io.jadeite.engine.queue.Pauses;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.RunRecord;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code queue explain RUN}: why it isn't running, or why it ended as it did. */
@Command(description = "why a run stands where it stands")
final class QueueExplain extends SessionCommand {
    @Parameters(paramLabel = "RUN", arity = "1", description = "its number")
    String run = "";

    @Option(names = "--json", description = "print JSON")
    boolean json;

    QueueExplain(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        long id = OptionReader.runNumber(run, "");
        try (var databases = new LazyDatabase(session)) {
            QueueReaping.now(session, databases.get());
            var view = new QueueView(databases.get());
            var record = view.run(id);
            var sentence = explain(record, view, databases.get());
            if (json) {
                var map = new LinkedHashMap<String, Object>();
                map.put("run", id);
                map.put("state", record.state().name());
                map.put("reason", sentence);
                session.printJson(map);
            } else {
                session.out().println("Run %d is %s. %s".formatted(id, record.state(), sentence));
            }
            return CommandLineInterface.DONE;
        }
    }

    private static String explain(RunRecord run, QueueView view, Database database) {
        return switch (run.state()) {
            case WAITING -> waiting(run, view);
            case PENDING -> pending(run, view, database);
            case RUNNING ->
                "%s has it since %s%s%s."
                        .formatted(
                                run.worker().orElse("A worker"),
                                Show.time(run.started()),
                                run.directory()
                                        .map(directory -> ", in " + directory)
                                        .orElse(""),
                                run.cancelRequested() ? "; it was asked to cancel it" : "");
            case SUCCEEDED -> "Its result is saved: jadeite results show " + run.id() + ".";
            case FAILED ->
                run.message().orElse("It gave no reason.")
                        + run.directory()
                                .map(directory -> " Its files are in " + directory + ".")
                                .orElse("");
            case CANCELLED ->
                run.message().orElse("It was cancelled.") + " 'jadeite queue retry " + run.id() + "' puts it back.";
        };
    }

    private static String waiting(RunRecord run, QueueView view) {
        var parents = view.unfinishedParents(run.id());
        var forRuns = parents.isEmpty()
                ? ""
                : "It waits for " + (parents.size() == 1 ? "run " : "runs ")
                        + parents.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ". ";
        var untilThen = run.notBefore()
                .map(time -> "It waits until " + Show.time(time) + ".")
                .orElse("");
        var before = run.message().map(message -> " Last time: " + message).orElse("");
        return (forRuns + untilThen).strip() + before;
    }

    private static String pending(RunRecord run, QueueView view, Database database) {
        var lane = view.lane(run.id()).orElseThrow();
        var paused = Placement.paused(lane, new Pauses(database).all());
        if (paused.isPresent()) {
            return paused.get();
        }
        var limited = Placement.limited(lane, new Limits(database));
        if (limited.isPresent()) {
            return limited.get();
        }
        var workers = view.workers(true);
        long able = workers.stream()
                .filter(worker -> worker.acceptance().accepts(lane))
                .count();
        var last = run.message().map(message -> " Last time: " + message).orElse("");
        if (able == 0) {
            return Placement.nobody(lane, workers) + (last.isEmpty() ? "" : "\n" + last.strip());
        }
        return "%d live worker(s) would take it; %d run(s) of its kind come before it.%s"
                .formatted(able, view.ahead(run.id()), last);
    }
}
