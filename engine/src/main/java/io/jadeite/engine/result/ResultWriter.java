package io.jadeite.engine.result;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.text.Json;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Saves results; always inside the transaction that ends the attempt. */
public final class ResultWriter {
    private ResultWriter() {}

    /** One row of values with the status SUCCEEDED, and a row for each ionic step. */
    public static void succeeded(Sql sql, Attempt attempt, String workflow, Outcome outcome) throws SQLException {
        var values = outcome.values();
        insert(sql, attempt, workflow, "SUCCEEDED", values);
        sql.batch("""
                insert into ionic_step (run_id, attempt, step, energy, max_force, max_stress, volume, temperature)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, outcome.steps().stream().map(step -> row(attempt, step)).toList());
    }

    /** One row with the status FAILED, so that tables show what is missing; it holds what is known of the subject. */
    public static void failed(Sql sql, Attempt attempt, String workflow, @Nullable String formula) throws SQLException {
        insert(sql, attempt, workflow, "FAILED", formula == null ? Map.of() : Map.of("formula", formula));
    }

    private static void insert(Sql sql, Attempt attempt, String workflow, String status, Map<String, Object> values)
            throws SQLException {
        sql.update(
                """
                insert into result (run_id, attempt, workflow, workflow_type, status, formula, nsites, energy,
                    energy_per_atom, volume, volume_change, max_force, band_gap, is_gap_direct, energy_fermi,
                    result_values, saved_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${now})
                """,
                attempt.run(),
                attempt.number(),
                workflow,
                workflow.substring(0, workflow.indexOf('.')),
                status,
                values.get("formula"),
                values.get("nsites"),
                values.get("energy"),
                values.get("energy_per_atom"),
                values.get("volume"),
                values.get("volume_change"),
                values.get("max_force"),
                values.get("band_gap"),
                values.get("is_gap_direct"),
                values.get("energy_fermi"),
                Json.write(values));
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
