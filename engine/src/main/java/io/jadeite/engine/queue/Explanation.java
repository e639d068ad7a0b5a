package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.RunTerms.Relative;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.text.Phrases;
import java.util.ArrayList;
import java.util.List;

/** Says in a few sentences why a run stands where it stands. Threads may share it. */
public final class Explanation {
    private final Database database;
    private final QueueView view;

    public Explanation(Database database) {
        this.database = database;
        this.view = new QueueView(database);
    }

    public String of(RunRecord run) {
        return switch (run.state()) {
            case WAITING -> waiting(run);
            case PENDING -> pending(run);
            case RUNNING -> running(run);
            case SUCCEEDED -> "Its result is saved: jadeite results show " + run.id() + ".";
            case FAILED ->
                run.message().orElse("It gave no reason.")
                        + tried(run)
                        + run.directory()
                                .map(directory -> " Its files are in " + directory + ".")
                                .orElse("");
            case CANCELLED -> cancelled(run) + " 'jadeite queue retry " + run.id() + "' puts it back.";
        };
    }

    /** What ended an attempt before isn't why it was cancelled. */
    private static String cancelled(RunRecord run) {
        return run.message()
                .map(message -> message.startsWith("Cancelled") || message.startsWith("Skipped.")
                        ? message
                        : "It was cancelled. Last time: " + message)
                .orElse("It was cancelled.");
    }

    /** The failure of a run that was tried several times is the last of several. */
    private String tried(RunRecord run) {
        int failures = view.terms(run.id()).failures();
        return failures == 0 ? "" : " It was retried %d time(s).".formatted(failures);
    }

    private String waiting(RunRecord run) {
        var terms = view.terms(run.id());
        var sentences = new ArrayList<String>();
        var parents = unfinished(terms.parents(), RunState.SUCCEEDED);
        if (!parents.isEmpty()) {
            sentences.add("It waits for " + runs(parents) + ".");
        }
        var children = terms.children().stream()
                .filter(child -> !child.state().isFinished())
                .toList();
        if (!children.isEmpty()) {
            sentences.add("It waits for its own children: %s (%d of %d have ended). Its worker is free meanwhile."
                    .formatted(
                            runs(children),
                            terms.children().size() - children.size(),
                            terms.children().size()));
        }
        run.notBefore().ifPresent(time -> {
            if (terms.failures() > 0) {
                sentences.add("It has failed, and is tried again at %s (retry %d of %d)."
                        .formatted(Phrases.time(time), terms.failures(), terms.retries()));
            } else {
                sentences.add("It waits until " + Phrases.time(time) + ".");
            }
        });
        if (sentences.isEmpty()) {
            sentences.add("Nothing keeps it any more: it is PENDING as soon as a worker or a 'queue' command looks.");
        }
        run.message().ifPresent(message -> sentences.add("Last time: " + message));
        return String.join(" ", sentences);
    }

    private static List<Relative> unfinished(List<Relative> parents, RunState wanted) {
        return parents.stream().filter(parent -> parent.state() != wanted).toList();
    }

    private static String runs(List<Relative> relatives) {
        var words = relatives.stream()
                .map(relative -> "%d (%s)".formatted(relative.run(), relative.state()))
                .toList();
        return (words.size() == 1 ? "run " : "runs ") + Phrases.few(words);
    }

    private String running(RunRecord run) {
        var where = run.directory().map(directory -> ", in " + directory).orElse("");
        var asked = run.cancelRequested() ? "; it was asked to cancel it" : "";
        var has = "%s has it since %s%s%s.".formatted(run.worker().orElse("A worker"), started(run), where, asked);
        var fate = view.lane(run.id()).isPresent()
                ? "It goes back to the queue when a worker looks (on PostgreSQL not within one lease after the server's start)."
                : "It becomes FAILED when somebody looks who may write, as it was executed by 'workflows run'.";
        return view.silentSince(run.id())
                .map(time -> has
                        + " But there has been no sign of life since %s, and the lease has run out. %s"
                                .formatted(Phrases.time(time), fate))
                .orElse(has);
    }

    private static String started(RunRecord run) {
        return run.started().map(Phrases::time).orElse("");
    }

    private String pending(RunRecord run) {
        var lane = view.lane(run.id()).orElseThrow();
        var reasons = new ArrayList<String>();
        Placement.paused(lane, new Pauses(database).all()).ifPresent(reasons::add);
        Placement.limited(lane, new Limits(database)).ifPresent(reasons::add);
        var workers = view.workers(true);
        var able = workers.stream()
                .filter(worker -> worker.acceptance().accepts(lane))
                .toList();
        if (able.isEmpty()) {
            reasons.add(Placement.nobody(lane, workers) + learned(run, lane, workers));
        } else if (reasons.isEmpty()) {
            reasons.add(soon(run, able));
        }
        run.message().ifPresent(message -> reasons.add("Last time: " + message));
        return String.join(able.isEmpty() ? "\n" : " ", reasons);
    }

    private String soon(RunRecord run, List<WorkerView> able) {
        long idle = able.stream().filter(worker -> worker.run().isEmpty()).count();
        return "%d live worker(s) would take it, %s; %d run(s) of its kind come before it."
                .formatted(
                        able.size(),
                        idle == 0 ? "none of them idle" : "%d of them idle".formatted(idle),
                        view.ahead(run.id()));
    }

    /** Where a worker's life is too short for a time that nobody has said. */
    private String learned(RunRecord run, Lane lane, List<WorkerView> workers) {
        var expected = lane.resources().time();
        boolean matters = workers.stream()
                .map(worker -> worker.acceptance().capacity().time())
                .anyMatch(life -> !life.isZero() && life.compareTo(expected) < 0);
        return view.learnedTime(run.id())
                .filter(time -> matters)
                .map(time -> "\nIt doesn't say --time, but 95 %% of the runs of its kind took at most %s."
                        .formatted(Durations.show(time)))
                .orElse("");
    }
}
