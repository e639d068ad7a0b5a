package io.jadeite.launchers.command;

import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.result.Results;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code queue list}: all runs, the newest last. */
@Command(description = "all runs, the newest last")
final class QueueList extends SessionCommand {
    @Mixin
    FilterWords words = new FilterWords();

    @Option(names = "--json", description = "print one JSON object a line, with results")
    boolean json;

    QueueList(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        var filter = words.read();
        try (var databases = new LazyDatabase(session)) {
            var database = databases.get();
            QueueReaping.now(session, database);
            var view = new QueueView(database);
            if (json) {
                var results = new Results(database);
                view.each(filter, run -> session.printJson(RunJson.of(run, results.of(run.id()))));
                return CommandLineInterface.DONE;
            }
            var table = new TextTable(
                    "run", "state", "workflow", "subject", "tags", "owner", "try", "submitted", "took", "worker");
            view.each(
                    filter,
                    run -> table.add(
                            Long.toString(run.id()),
                            state(run),
                            run.workflow(),
                            run.subject(),
                            run.userTags().toString(),
                            run.owner(),
                            run.attempt() == 0 ? "" : Integer.toString(run.attempt()),
                            Show.time(run.created()),
                            Show.between(run.started(), run.finished()),
                            run.worker().orElse("")));
            if (table.isEmpty()) {
                session.err()
                        .println(
                                words.isEmpty()
                                        ? "No run yet. 'jadeite workflows run-cloud NAME …' submits one."
                                        : "No run is like that." + nearestWorkflow());
            } else {
                session.out().print(table.text());
            }
            return CommandLineInterface.DONE;
        }
    }

    private String nearestWorkflow() {
        var known = session.catalogue().workflows().stream()
                .map(workflow -> workflow.name().toString())
                .toList();
        return words.workflow == null || known.contains(words.workflow) ? "" : Nearest.question(words.workflow, known);
    }

    private static String state(RunRecord run) {
        return run.cancelRequested()
                ? run.state() + " (cancelling)"
                : run.state().toString();
    }
}
