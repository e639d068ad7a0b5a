package io.jadeite.engine.result;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Row;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureJson;
import io.jadeite.engine.text.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at saved results. Threads may share it. */
public final class Results {
    /** All values of a result, as JSON. */
    static final String VALUES = "result.result_values";

    private static final int PAGE = 500;

    private final Database database;

    public Results(Database database) {
        this.database = database;
    }

    /** The results of a workflow's runs that aren't hidden, the newest last; read by pages. */
    public void each(String workflow, Consumer<ResultRecord> reader) {
        long last = 0;
        while (true) {
            var page = page(workflow, last);
            page.forEach(reader);
            if (page.size() < PAGE) {
                return;
            }
            last = page.getLast().run();
        }
    }

    /** The first of them after the run of that number. */
    public List<ResultRecord> page(String workflow, long after) {
        return database.single(sql -> sql.list("""
                select result.* from result join any_run run on run.id = result.run_id
                where result.workflow = ? and result.run_id > ? and run.id > ? and run.hidden = 0
                order by result.run_id limit
                """ + PAGE, Results::read, workflow, after, after));
    }

    public Optional<ResultRecord> of(long run) {
        return database.single(sql -> sql.first("select * from result where run_id = ?", Results::read, run));
    }

    public List<IonicStep> steps(long run) {
        return database.single(sql -> sql.list(
                "select * from ionic_step where run_id = ? order by step",
                row -> new IonicStep(
                        row.whole("step"),
                        value(row.realOrNull("energy")),
                        optional(row.realOrNull("max_force")),
                        optional(row.realOrNull("max_stress")),
                        optional(row.realOrNull("volume")),
                        optional(row.realOrNull("temperature"))),
                run));
    }

    /**
     * The structure that a run ended with, or where it made none of its own the one that it was about.
     *
     * @throws InputException where the run has no result, or one without a structure
     */
    public Structure finalStructure(long run) {
        var result = of(run).filter(found -> found.status().equals("SUCCEEDED"))
                .orElseThrow(() -> new InputException(
                        "There is no run %d with a saved result to take a structure from. 'jadeite queue list' shows where runs stand."
                                .formatted(run)));
        if (!(result.values().get("structure_final") instanceof Map<?, ?> map)) {
            throw new InputException(
                    "run:%d is of %s, whose result has no structure.".formatted(run, result.workflow()));
        }
        return StructureJson.fromMap(map);
    }

    private static ResultRecord read(Row row) throws SQLException {
        return new ResultRecord(
                row.number("run_id"),
                row.whole("attempt"),
                row.text("workflow"),
                row.text("status"),
                Json.readObject(row.text("result_values"), "the result of run " + row.number("run_id")),
                Instant.ofEpochMilli(row.number("saved_at")));
    }

    private static double value(@Nullable Double real) {
        return real == null ? Double.NaN : real;
    }

    private static OptionalDouble optional(@Nullable Double real) {
        return real == null ? OptionalDouble.empty() : OptionalDouble.of(real);
    }
}
