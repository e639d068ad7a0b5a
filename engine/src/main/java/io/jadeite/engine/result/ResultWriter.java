package io.jadeite.engine.result;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.ResultColumn.Kind;
import io.jadeite.engine.text.Json;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Saves results; always inside the transaction that ends the attempt. */
public final class ResultWriter {
    private static final List<String> COLUMNS = List.of(
            "run_id",
            "attempt",
            "workflow",
            "workflow_type",
            "status",
            "formula",
            "nsites",
            "energy",
            "energy_per_atom",
            "volume",
            "volume_change",
            "max_force",
            "band_gap",
            "is_gap_direct",
            "energy_fermi",
            "result_values",
            "saved_at");

    private static final List<String> STEP_COLUMNS =
            List.of("run_id", "attempt", "step", "energy", "max_force", "max_stress", "volume", "temperature");

    private ResultWriter() {}

    /**
     * What a run that succeeded leaves.
     *
     * @param table of its own, where its workflow has one: made ready by {@link ResultTables} before the transaction
     */
    public record Saved(Attempt attempt, String workflow, Outcome outcome, Optional<ResultTable> table) {
        /** Without a table of its own. */
        public Saved(Attempt attempt, String workflow, Outcome outcome) {
            this(attempt, workflow, outcome, Optional.empty());
        }

        /** With the table of its own, where its workflow declares a result record. */
        public static Saved of(Attempt attempt, String workflow, Outcome outcome, ResultTables tables) {
            return new Saved(
                    attempt, workflow, outcome, outcome.shape().flatMap(shape -> tables.prepare(workflow, shape)));
        }
    }

    /** One row of values with the status SUCCEEDED for each, and a row for each ionic step. */
    public static void succeeded(Sql sql, Collection<Saved> all) throws SQLException {
        long now = sql.number("select ${now}");
        sql.insert(
                "result",
                COLUMNS,
                all.stream()
                        .map(saved -> row(
                                saved.attempt(),
                                saved.workflow(),
                                "SUCCEEDED",
                                saved.outcome().values(),
                                now))
                        .toList());
        sql.insert(
                "ionic_step",
                STEP_COLUMNS,
                all.stream()
                        .flatMap(saved -> saved.outcome().steps().stream().map(step -> row(saved.attempt(), step)))
                        .toList());
        var ofTheirOwn = new LinkedHashMap<ResultTable, List<Saved>>();
        for (var saved : all) {
            saved.table()
                    .ifPresent(table -> ofTheirOwn
                            .computeIfAbsent(table, one -> new ArrayList<>())
                            .add(saved));
        }
        for (var one : ofTheirOwn.entrySet()) {
            insert(sql, one.getKey(), one.getValue());
        }
    }

    private static void insert(Sql sql, ResultTable table, List<Saved> all) throws SQLException {
        var shape = table.shape().columns();
        var columns = new ArrayList<>(List.of("run_id"));
        shape.forEach(column -> columns.add(ResultTable.quoted(column.name())));
        var rows = new ArrayList<@Nullable Object[]>();
        for (var saved : all) {
            var row = new @Nullable Object[columns.size()];
            row[0] = saved.attempt().run();
            for (int i = 0; i < shape.size(); i++) {
                var column = shape.get(i);
                row[i + 1] = ResultColumns.cell(
                        column.kind(), saved.outcome().values().get(column.name()));
            }
            rows.add(row);
        }
        sql.insert(table.name(), columns, rows);
    }

    /** One row of values with the status SUCCEEDED, and a row for each ionic step. */
    public static void succeeded(Sql sql, Attempt attempt, String workflow, Outcome outcome) throws SQLException {
        succeeded(sql, List.of(new Saved(attempt, workflow, outcome)));
    }

    /** One row with the status FAILED, so that tables show what is missing; it holds what is known of the subject. */
    public static void failed(Sql sql, Attempt attempt, String workflow, @Nullable String formula) throws SQLException {
        var values = formula == null ? Map.<String, Object>of() : Map.<String, Object>of("formula", formula);
        sql.insert(
                "result",
                COLUMNS,
                List.<@Nullable Object[]>of(row(attempt, workflow, "FAILED", values, sql.number("select ${now}"))));
    }

    /** The common columns hold what is of their kind; the JSON has all values, whatever they are. */
    private static @Nullable Object[] row(
            Attempt attempt, String workflow, String status, Map<String, Object> values, long now) {
        return new @Nullable Object[] {
            attempt.run(),
            attempt.number(),
            workflow,
            workflow.substring(0, workflow.indexOf('.')),
            status,
            ResultColumns.cell(Kind.TEXT, values.get("formula")),
            ResultColumns.cell(Kind.WHOLE, values.get("nsites")),
            ResultColumns.cell(Kind.REAL, values.get("energy")),
            ResultColumns.cell(Kind.REAL, values.get("energy_per_atom")),
            ResultColumns.cell(Kind.REAL, values.get("volume")),
            ResultColumns.cell(Kind.REAL, values.get("volume_change")),
            ResultColumns.cell(Kind.REAL, values.get("max_force")),
            ResultColumns.cell(Kind.REAL, values.get("band_gap")),
            ResultColumns.cell(Kind.FLAG, values.get("is_gap_direct")),
            ResultColumns.cell(Kind.REAL, values.get("energy_fermi")),
            Json.write(values),
            now
        };
    }

    private static @Nullable Object[] row(Attempt attempt, IonicStep step) {
        return new @Nullable Object[] {
            attempt.run(),
            attempt.number(),
            step.step(),
            step.energy(),
            orNull(step.maxForce()),
            orNull(step.maxStress()),
            orNull(step.volume()),
            orNull(step.temperature())
        };
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
