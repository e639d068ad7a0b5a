package io.jadeite.benchmark.table;

import io.jadeite.engine.database.Database;

/** Runs and results as relaxations of four atoms leave them, made by the database itself. */
final class Fill {
    static final String WORKFLOW = "relaxation.emt.quick";

    private static final String VALUES = """
            {"formula":"Cu4","nsites":4,"energy":-0.0281433,"energy_per_atom":-0.00703582,"volume":46.2617609,"density":9.12,
             "max_force":0.0037,"volume_change":-0.0456,"n_ionic_steps":7,"converged":true,
             "lattice_stress":[[1.1e-5,0.0,0.0],[0.0,1.1e-5,0.0],[0.0,0.0,1.1e-5]],
             "site_forces":[[0.0011,-0.0037,0.0002],[-0.0011,0.0037,-0.0002],[0.0004,0.0009,-0.0001],[-0.0004,-0.0009,0.0001]],
             "structure_final":{"lattice":{"matrix":[[3.589,0.0,0.0],[0.0,3.589,0.0],[0.0,0.0,3.589]]},
              "sites":[{"species":[{"element":"Cu","occu":1}],"abc":[0.0,0.0,0.0]},{"species":[{"element":"Cu","occu":1}],
              "abc":[0.5,0.5,0.0]},{"species":[{"element":"Cu","occu":1}],"abc":[0.5,0.0,0.5]},
              {"species":[{"element":"Cu","occu":1}],"abc":[0.0,0.5,0.5]}]}}""";

    private Fill() {}

    /** With the numbers from a first to a last; each number tells its values. */
    static void results(Database database, int first, int last) {
        var numbers = "with recursive n(i) as (select %d union all select i + 1 from n where i < %d) ".formatted(first, last);
        database.change(sql -> {
            sql.update(numbers + """
                    insert into run (state, attempt, created_at, started_at, finished_at)
                    select 3, 1, 1000 * i, 1000 * i + 5, 1000 * i + 900 from n""");
            sql.update(
                    numbers + """
                    insert into result (run_id, attempt, workflow, workflow_type, status, formula, nsites, energy, energy_per_atom,
                                        volume, volume_change, max_force, saved_at, result_values)
                    select i, 1, ?, 'relaxation', 'SUCCEEDED', 'Cu4', 4, energy(i), energy(i) / 4, 46.2617609 + i * 1e-7, -0.0456,
                           0.0037, 1000 * i, ? from n""".replace("energy(i)", "(-0.0281433 - i * 1.1e-9)"),
                    WORKFLOW,
                    VALUES);
            sql.update(numbers + """
                    insert into run_detail (run_id, workflow, workflow_type, calculator, user_tags, subject, parameters, owner,
                                            submission, version)
                    select i, ?, 'relaxation', 'emt', '["small-job"]', 'Cu4', '{}', 'ada', 'a', '0.1.0' from n""", WORKFLOW);
            sql.update(numbers + """
                    insert into attempt (run_id, attempt, worker_id, host, directory, started_at, finished_at, outcome)
                    select i, 1, 1, 'node-1', '/scratch/run', 1000 * i + 5, 1000 * i + 900, 'SUCCEEDED' from n""");
        });
        database.tidy("result");
        database.tidy("run");
        database.tidy("run_detail");
        database.tidy("attempt");
    }
}
