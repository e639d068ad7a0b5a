package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.worker.HereExecution;
import io.jadeite.engine.workflow.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** {@code workflows run NAME …} and {@code run-yaml FILE}: here and now. */
@Command(description = "run a workflow here and now")
final class WorkflowsRun extends SessionCommand {
    @Mixin
    final CallSource source;

    @Mixin
    final RunOptions options = new RunOptions();

    @Unmatched
    List<String> words = new ArrayList<>();

    WorkflowsRun(Session session, CallSource source) {
        super(session);
        this.source = source;
    }

    @Override
    public Integer call() throws InterruptedException {
        var done = new CountDownLatch(1);
        try {
            return runHere(done);
        } finally {
            done.countDown();
        }
    }

    private int runHere(CountDownLatch done) throws InterruptedException {
        options.refuseOfTheQueue("run" + source.suffix(), "run-cloud" + source.suffix());
        try (var databases = new LazyDatabase(session)) {
            var catalogue = session.catalogue();
            var configured = Configured.of(source.read(session, options, words), catalogue, session, databases);
            refuseUsedDirectory();
            if (configured.items().size() != 1) {
                throw new InputException(
                        "'run' takes one structure, found %d. 'run-cloud' submits them all to the queue."
                                .formatted(configured.items().size()));
            }
            return execute(configured, catalogue, databases.get(), done);
        }
    }

    private int execute(Configured configured, Catalogue catalogue, Database database, CountDownLatch done)
            throws InterruptedException {
        var execution = new HereExecution(database, session.settings(), catalogue, session.version(), session.clock());
        Shutdown.stopping(execution::stop, done);
        var progress = new StepProgress(session);
        long run = execution.execute(
                placed(configured.submission()), root(), id -> progress.begin(id, configured), progress::step);
        progress.end();
        return report(run, configured, database);
    }

    private int report(long run, Configured configured, Database database) {
        var record = new QueueView(database).run(run);
        var result = new Results(database).of(run);
        if (options.json) {
            session.printJson(RunJson.of(record, result));
        } else if (record.state() == RunState.SUCCEEDED) {
            result.ifPresent(
                    found -> session.out().print(ResultTable.vertical(ShownColumns.of(configured.workflow()), found)));
        }
        session.err()
                .println("Run %d %s after %s%s"
                        .formatted(
                                run,
                                record.state(),
                                Show.between(record.started(), record.finished()),
                                record.directory()
                                        .map(directory -> " in " + directory)
                                        .orElse("")));
        if (record.state() == RunState.SUCCEEDED) {
            return CommandLineInterface.DONE;
        }
        session.err().println(record.message().orElse("It gave no reason."));
        return CommandLineInterface.FAILED;
    }

    private void refuseUsedDirectory() {
        if (options.directory != null
                && Files.exists(session.path(options.directory).resolve("attempt-01"))) {
            throw new InputException(
                    "%s holds a run already, and nothing is ever overwritten. Choose another --directory, or remove it."
                            .formatted(session.path(options.directory)));
        }
    }

    private Path root() {
        var settings = session.settings();
        return options.directory == null
                ? settings.path(Setting.WORKER_ROOT, settings.home().resolve("runs"))
                : parentOf(session.path(options.directory));
    }

    private Submission placed(Submission submission) {
        Optional<String> directory = options.directory == null
                ? Optional.empty()
                : Optional.of(String.valueOf(session.path(options.directory).getFileName()));
        return new Submission(
                submission.lane(),
                submission.workflowType(),
                submission.priority(),
                submission.notBefore(),
                submission.after(),
                submission.key(),
                directory,
                submission.policy(),
                submission.version(),
                submission.items(),
                submission.parcel());
    }

    private static Path parentOf(Path directory) {
        @Nullable Path parent = directory.getParent();
        if (parent == null) {
            throw new InputException("--directory / is no place for a run.");
        }
        return parent;
    }
}
