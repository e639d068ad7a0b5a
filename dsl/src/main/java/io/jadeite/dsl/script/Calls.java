package io.jadeite.dsl.script;

import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.dsl.script.value.Result;
import io.jadeite.engine.bundle.Travelling;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.queue.Placement;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.worker.HereExecution;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.RunReference;
import io.jadeite.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Runs workflows: here and now, or in the queue. Threads may share it. */
final class Calls {
    private final Session session;
    private final QueueAccess queue;

    Calls(Session session, QueueAccess queue) {
        this.session = session;
        this.queue = queue;
    }

    /** One after the other, here; the results in the order of the inputs. */
    List<Result> here(Call call) throws InterruptedException {
        refuseReferences(call);
        var results = new ArrayList<Result>();
        var progress = new RunProgress(session.console(), call.workflow().name().toString());
        try {
            for (var arguments : call.items()) {
                results.add(here(call, arguments, progress));
            }
        } finally {
            progress.end();
        }
        return results;
    }

    /** One submission, whatever the number of runs. */
    Runs cloud(Call call) {
        var name = call.workflow().name().toString();
        call.workflow().resultShape().ifPresent(shape -> new ResultTables(session.database()).check(name, shape));
        var submission = call.submission();
        if (call.workflow() instanceof Travelling travelling) {
            submission = submission.with(travelling.parcel());
        }
        var ids = new Submissions(session.database()).submit(submission);
        var handles = ids.stream().map(id -> new Handle(queue, id, name)).toList();
        tellIfNobodyTakes(call, submission, ids.getFirst());
        return call.isMany() ? new Handles(queue, handles) : handles.getFirst();
    }

    private Result here(Call call, Arguments arguments, RunProgress progress) throws InterruptedException {
        var settings = session.settings();
        // What was asked for, also where its name means another by now.
        var catalogue = call.workflow() instanceof UserWorkflow own
                ? session.catalogue().with(own)
                : session.catalogue();
        var execution = new HereExecution(session.database(), settings, catalogue, session.version(), session.clock());
        var root = settings.path(Setting.WORKER_ROOT, settings.home().resolve("runs"));
        var submission = withCode(call.workflow(), call.submission(arguments));
        long run = execution.execute(submission, root, id -> {}, progress::step);
        var record = new QueueView(session.database()).run(run);
        var name = "run %d (%s)".formatted(run, call.workflow().name());
        if (record.state() == RunState.SUCCEEDED) {
            return queue.result(run, name);
        }
        throw new JadeiteException(
                "%s is %s: %s".formatted(name, record.state(), record.message().orElse("it gave no reason.")));
    }

    /** So that a result says what made it; where the code can't travel, here it needn't. */
    private static Submission withCode(Workflow workflow, Submission submission) {
        if (workflow instanceof Travelling travelling) {
            try {
                return submission.with(travelling.parcel());
            } catch (InputException e) {
                return submission;
            }
        }
        return submission;
    }

    private static void refuseReferences(Call call) {
        for (var arguments : call.items()) {
            for (long run : RunReference.runsIn(arguments.values())) {
                throw new InputException(
                        "%s runs here and now, and the result of run %d isn't here yet. runCloud waits for it; or wait yourself: await().result()."
                                .formatted(call.workflow().name(), run));
            }
        }
    }

    private void tellIfNobodyTakes(Call call, Submission submission, long first) {
        var unready = call.workflow().unready();
        if (unready.isPresent()) {
            session.console().say(unready.get() + " It waits for workers of a later version.");
            return;
        }
        var view = new QueueView(session.database());
        var lane = view.lane(first).orElse(submission.lane());
        var workers = view.workers(true);
        if (workers.stream().noneMatch(worker -> worker.acceptance().accepts(lane))) {
            session.console().say(Placement.nobody(lane, workers));
        }
    }
}
