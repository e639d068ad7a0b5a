package io.jadeite.engine.worker;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.StepRecords;
import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.engine.workflow.Configuration;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.InputPlace;
import io.jadeite.engine.workflow.Stopped;
import io.jadeite.engine.workflow.UnableHere;
import io.jadeite.engine.workflow.Workflow;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes claimed runs in directories of their own: the third of a workflow's four steps. Holds no connection; steps borrow one for a moment. */
final class Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Executor.class);

    private final Database database;
    private final WorkflowSource workflows;
    private final Settings settings;
    private final Path root;
    private final String host;
    private final String version;
    private final InstantSource clock;
    private final JarOrigins origins = new JarOrigins();

    Executor(
            Database database,
            WorkflowSource workflows,
            Settings settings,
            Path root,
            String host,
            String version,
            InstantSource clock) {
        this.database = database;
        this.workflows = workflows;
        this.settings = settings;
        this.root = root;
        this.host = host;
        this.version = version;
        this.clock = clock;
    }

    /** Runs in the calling thread, whose interruption stops it. The directory is told as soon as it is there. */
    Ending execute(Claim claim, Consumer<Path> directoryMade, Consumer<IonicStep> progress) {
        try {
            return prepareAndExecute(claim, directoryMade, progress);
        } catch (DurableSteps.Waits e) {
            return new Ending.Awaiting(e.children());
        } catch (Stopped e) {
            return new Ending.Stopped();
        } catch (RuntimeException | Error e) {
            LOG.error("Run {} failed by a fault in the program", claim.attempt().run(), e);
            return new Ending.Failed(ProgramFault.of(e, claim.bundle().isPresent()));
        }
    }

    private Ending prepareAndExecute(Claim claim, Consumer<Path> directoryMade, Consumer<IonicStep> progress) {
        WorkflowSource.Known known;
        Arguments arguments;
        try {
            known = workflows.of(claim);
            arguments = new RunInputs(new Results(database)).of(claim, known.workflow());
        } catch (WorkflowSource.ElsewhereException e) {
            return new Ending.Unable(e.reason() + " It isn't known on " + host + ".", true);
        } catch (InputException e) {
            return new Ending.Failed(new Failure("input", e.getMessage()));
        } catch (JadeiteException e) {
            // What it needs can't be got: the database or the disk is away.
            return new Ending.Unable(e.getMessage(), false);
        }
        if (!known.workflow().usesDirectory()) {
            return executeIn(root, claim, known, arguments, progress);
        }
        try {
            var directory = RunDirectory.make(root, claim);
            directoryMade.accept(directory);
            return executeIn(directory, claim, known, arguments, progress);
        } catch (InputException e) {
            return new Ending.Failed(new Failure("input", e.getMessage()));
        } catch (RunDirectory.UnusableDirectoryException e) {
            return new Ending.Unable(e.getMessage(), false);
        }
    }

    private Ending executeIn(
            Path directory,
            Claim claim,
            WorkflowSource.Known known,
            Arguments arguments,
            Consumer<IonicStep> progress) {
        var workflow = known.workflow();
        try {
            if (workflow.usesDirectory()) {
                RunDirectory.write(directory, RunDirectory.RUN_FILE, describe(claim, workflow, arguments));
                workflow.writeInputs(arguments, new InputPlace(directory, settings, true));
            }
            var steps = stepsOf(claim, known.others());
            var outcome = workflow.execute(
                            new Execution(arguments, directory, settings, progress, known.others(), steps))
                    .in(workflow.resultShape());
            if (workflow.usesDirectory()) {
                RunDirectory.write(directory, RunDirectory.SUMMARY_FILE, summary(claim, outcome));
            }
            return new Ending.Done(outcome);
        } catch (InterruptedException e) {
            return new Ending.Stopped();
        } catch (InputException e) {
            return new Ending.Failed(new Failure("input", e.getMessage()));
        } catch (UnableHere e) {
            return new Ending.Unable(e.getMessage(), true);
        } catch (JadeiteException e) {
            boolean away = e instanceof DatabaseException database && database.isOutage();
            return away
                            || (e.getCause() instanceof IOException
                                    && claim.bundle().isEmpty())
                    ? new Ending.Unable(e.getMessage(), false)
                    : new Ending.Failed(new Failure("calculation", e.getMessage()));
        } catch (IOException e) {
            return unwritable(e, directory, claim);
        }
    }

    /** Full disks and missing rights are the computer's failure, whatever else somebody's own code does is its own. */
    private static Ending unwritable(IOException failure, Path directory, Claim claim) {
        if (claim.bundle().isPresent() && !isOfTheComputer(failure, directory)) {
            return new Ending.Failed(ProgramFault.of(failure, true));
        }
        var reason = failure instanceof FileSystemException file ? RunDirectory.reason(file) : failure.getMessage();
        return new Ending.Unable("Can't write in %s: %s.".formatted(directory, reason), false);
    }

    private static boolean isOfTheComputer(IOException failure, Path directory) {
        boolean refusedThere = failure instanceof AccessDeniedException denied
                && String.valueOf(denied.getFile()).startsWith(directory.toString());
        return refusedThere || String.valueOf(failure.getMessage()).contains("No space left");
    }

    private DurableSteps stepsOf(Claim claim, Catalogue catalogue) {
        return new DurableSteps(
                claim,
                new StepRecords(database),
                new Results(database),
                new ResultTables(database),
                catalogue,
                version);
    }

    private Map<String, Object> describe(Claim claim, Workflow workflow, Arguments arguments) {
        var description = new LinkedHashMap<String, Object>();
        description.put("run", claim.attempt().run());
        description.put("attempt", claim.attempt().number());
        description.put("workflow", claim.workflow());
        description.put("parameters", Configuration.toJson(workflow, arguments));
        claim.bundle().ifPresent(hash -> description.put("bundle", hash));
        var jar = claim.bundle().isPresent() ? Map.<String, Object>of() : origins.of(workflow);
        if (!jar.isEmpty()) {
            description.put("jar", jar);
        }
        description.put("host", host);
        description.put("worker", claim.attempt().worker());
        description.put(
                "started", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        description.put("jadeite", version);
        description.put("java", Runtime.version().toString());
        return description;
    }

    private static Map<String, Object> summary(Claim claim, Outcome outcome) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("run", claim.attempt().run());
        summary.put("attempt", claim.attempt().number());
        summary.put("workflow", claim.workflow());
        summary.put("result", outcome.values());
        return summary;
    }
}
