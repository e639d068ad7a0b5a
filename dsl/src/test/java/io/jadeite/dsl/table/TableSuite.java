package io.jadeite.dsl.table;

import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.ResultShape;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.OnEachDatabase;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tech.tablesaw.api.Table;

/** Words in which the behaviour of tables is told. */
abstract class TableSuite extends OnEachDatabase {
    /** One that is installed. */
    static final String WORKFLOW = "static-energy.emt.quick";

    List<Long> submit(Request request) {
        return new Submissions(database()).submit(request.submission());
    }

    long enterWorker() {
        var anything = new Acceptance(Tags.of("small"), TagMatch.ANY, Set.of("test", "emt"), Resources.UNSAID);
        return new WorkerRegistry(database(), Duration.ofMinutes(5))
                .enter(new WorkerRecord(WorkerRecord.Kind.WORKER, "node-1", 42, "test", anything, Optional.empty()));
    }

    /** The next run is taken by a worker. */
    Attempt start() {
        var anything = new Acceptance(Tags.NONE, TagMatch.ALL, Set.of("test", "emt"), Resources.UNSAID);
        return new Claims(database(), enterWorker())
                .next(anything)
                .orElseThrow()
                .attempt();
    }

    /** A run that has succeeded with these values. */
    long saved(Map<String, Object> values) {
        return saved(WORKFLOW, values);
    }

    long saved(String workflow, Map<String, Object> values) {
        return database().transaction(sql -> {
            long id = sql.first(
                            "insert into run (state, created_at) values (3, ${now}) returning id",
                            row -> row.number("id"))
                    .orElseThrow();
            ResultWriter.succeeded(sql, new Attempt(id, 1, 0), workflow, new Outcome(values, List.of()));
            return id;
        });
    }

    /** A run of a workflow that declares its result as a record. */
    long savedRecord(String workflow, ResultShape shape, Map<String, Object> values) {
        long run = saved("other.test.workflow", Map.of());
        var outcome = new Outcome(values, List.of(), Optional.of(shape));
        var saved = ResultWriter.Saved.of(new Attempt(run, 1, 0), workflow, outcome, new ResultTables(database()));
        database().change(sql -> {
            sql.update("delete from result where run_id = ?", run);
            ResultWriter.succeeded(sql, List.of(saved));
        });
        return run;
    }

    /** So many results, made by the database: energies are eighths of the run's number, less 5. */
    void fill(int count) {
        database().change(sql -> {
            sql.update("""
                    with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
                    insert into run (state, created_at) select 3, 1000 + i from n""".formatted(count));
            sql.update("""
                    with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
                    insert into result (run_id, attempt, workflow, workflow_type, status, formula, nsites, energy, saved_at,
                                        result_values)
                    select i, 1, ?, 'static-energy', 'SUCCEEDED', 'Cu', 4, i / 8.0 - 5, 1000000 + i, '{}' from n""".formatted(count), WORKFLOW);
        });
    }

    ResultsTable results() {
        return ResultsTable.of(database(), WORKFLOW);
    }

    /** Compiled as a script or a cell is. */
    static Closure<?> closure(String code) {
        return (Closure<?>) Objects.requireNonNull(new GroovyShell().evaluate("def limit = -3.0\nreturn " + code));
    }

    static List<Long> runs(Table table) {
        return table.longColumn("run").asList();
    }
}
