package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.Pauses;
import io.jadeite.engine.queue.Placement;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.run.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** {@code workflows run-cloud NAME …} and {@code run-cloud-yaml FILE}: to the queue. */
@Command(description = "submit a workflow to the queue; several structures make several runs")
final class WorkflowsRunCloud extends SessionCommand {
    @Mixin
    final CallSource source;

    @Mixin
    final RunOptions options = new RunOptions();

    @Unmatched
    List<String> words = new ArrayList<>();

    WorkflowsRunCloud(Session session, CallSource source) {
        super(session);
        this.source = source;
    }

    @Override
    public Integer call() {
        try (var databases = new LazyDatabase(session)) {
            var configured =
                    Configured.of(source.read(session, options, words), session.catalogue(), session, databases);
            refuseForeignDirectory();
            configured
                    .workflow()
                    .resultShape()
                    .ifPresent(shape -> new ResultTables(databases.get())
                            .check(configured.workflow().name().toString(), shape));
            var ids = new Submissions(databases.get()).submit(configured.submission());
            report(ids, configured, databases.get());
            return CommandLineInterface.DONE;
        }
    }

    private void report(List<Long> ids, Configured configured, Database database) {
        var view = new QueueView(database);
        if (options.json) {
            ids.forEach(id -> session.printJson(RunJson.of(view.run(id), Optional.empty())));
        } else {
            ids.forEach(id -> {
                var run = view.run(id);
                session.out()
                        .println("Run %d is %s: %s, %s%s"
                                .formatted(
                                        id,
                                        run.state(),
                                        run.workflow(),
                                        run.subject(),
                                        run.userTags().isEmpty() ? "" : ", tags " + run.userTags()));
            });
        }
        // With the time that its runs usually take, as a worker will look at it.
        var lane = view.lane(ids.getFirst()).orElse(configured.submission().lane());
        Placement.paused(lane, new Pauses(database).all()).ifPresent(session.err()::println);
        var unready = configured.workflow().unready();
        if (unready.isPresent()) {
            session.err().println(unready.get() + " It waits for workers of a later version.");
            return;
        }
        var workers = view.workers(true);
        if (workers.stream().noneMatch(worker -> worker.acceptance().accepts(lane))) {
            boolean later = view.run(ids.getFirst()).state() == RunState.WAITING;
            session.err().println((later ? "When its time comes: " : "") + Placement.nobody(lane, workers));
        }
    }

    /** The worker chooses its root; a directory is only a name inside it. */
    private void refuseForeignDirectory() {
        if (options.directory != null) {
            var path = Path.of(options.directory);
            if (path.isAbsolute() || path.normalize().startsWith("..")) {
                throw new InputException(
                        "--directory %s: a worker writes under its own root, so give a path inside it, such as candidates/NaCl."
                                .formatted(options.directory));
            }
        }
    }
}
