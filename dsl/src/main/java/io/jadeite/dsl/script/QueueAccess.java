package io.jadeite.dsl.script;

import io.jadeite.dsl.script.value.Result;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.queue.Explanation;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.Requests;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.text.Phrases;
import io.jadeite.engine.workflow.Catalogue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What handles ask of the queue. Threads may share it. */
final class QueueAccess {
    private final Session session;

    QueueAccess(Session session) {
        this.session = session;
    }

    /** How some runs stand. */
    record Standings(Map<Long, RunState> states) {
        StateCounts counts() {
            var counts = new EnumMap<RunState, Long>(RunState.class);
            states.values().forEach(state -> counts.merge(state, 1L, Long::sum));
            return new StateCounts(counts);
        }

        long finished() {
            return states.values().stream().filter(RunState::isFinished).count();
        }
    }

    Database database() {
        return session.database();
    }

    QueueView view() {
        return new QueueView(database());
    }

    Console console() {
        return session.console();
    }

    Catalogue catalogue() {
        return session.catalogue();
    }

    TableView tables() {
        return session.views().tables();
    }

    /** One question for all of them, however many. */
    Standings standings(List<Long> ids) {
        return new Standings(view().states(ids));
    }

    Result result(long run, String origin) {
        var record = new Results(database())
                .of(run)
                .orElseThrow(() ->
                        new JadeiteException("The result of %s isn't in the database any more.".formatted(origin)));
        return new Result(origin, record.values());
    }

    String why(RunRecord run) {
        return new Explanation(database()).of(run);
    }

    void cancel(long run) {
        new Requests(database()).cancel(run);
    }

    String log(long run, String name) {
        var lines = new ArrayList<String>();
        for (var attempt : view().attempts(run)) {
            lines.add("%s, attempt %d on %s: began %s%s%s"
                    .formatted(
                            name,
                            attempt.number(),
                            attempt.host(),
                            Phrases.time(attempt.started()),
                            attempt.finished()
                                    .map(end -> ", ended " + Phrases.time(end))
                                    .orElse(""),
                            attempt.outcome().map(outcome -> ", " + outcome).orElse("")));
            attempt.message().ifPresent(message -> lines.add("  " + message));
        }
        for (var step : new Results(database()).steps(run)) {
            lines.add(String.format(Locale.ROOT, "  step %d  energy %.6f eV", step.step(), step.energy())
                    + (step.maxForce().isPresent()
                            ? String.format(
                                    Locale.ROOT,
                                    "  largest force %.4f eV/Å",
                                    step.maxForce().getAsDouble())
                            : ""));
        }
        return lines.isEmpty() ? "%s hasn't begun.".formatted(name) : String.join("\n", lines);
    }
}
