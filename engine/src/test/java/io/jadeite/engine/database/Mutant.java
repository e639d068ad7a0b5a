package io.jadeite.engine.database;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A fault that is put into the engine's statements, so that the fault suite can show that it would find it. Each names the
 * words that it replaces; {@link MutantDatabase} says when none of the statements has them any more.
 */
public enum Mutant {
    /** A completion counts whoever has the run. */
    NO_FENCE {
        @Override
        UnaryOperator<String> rewriting() {
            var alone = replacing(
                    "update run set state = ?, finished_at = ",
                    List.of(new Words(
                            "where id = ? and attempt = ? and worker_id + 0 = ? and state + 0 = 2",
                            "where id = ? and (attempt = ? or 1 = 1) and (worker_id = ? or 1 = 1)")));
            var together = replacing(
                    "update run set state = 3, finished_at = ",
                    List.of(new Words(
                            "and run.attempt = pair.second and run.worker_id + 0 = ? and run.state + 0 = 2",
                            "and (run.worker_id = ? or 1 = 1)")));
            return sql -> together.apply(alone.apply(sql));
        }
    },
    /** A run is taken without a lock on its row, and without a second look at its state. */
    NO_LOCK {
        @Override
        UnaryOperator<String> rewriting() {
            var alone = taking(new Words("select ${row} from", "select id from"));
            var amongLanes = taking(new Words("select ${row} as place from", "select id as place from"));
            return sql -> amongLanes.apply(alone.apply(sql));
        }

        private static UnaryOperator<String> taking(Words place) {
            return replacing(
                    "update run set state = 2, attempt = attempt + 1",
                    List.of(
                            new Words("where state = 1 and ${row}", "where id"),
                            place,
                            new Words(" ${skip_locked}", "")));
        }
    },
    /** A worker asks its own clock, not the database's. */
    OWN_CLOCK {
        @Override
        UnaryOperator<String> rewriting() {
            return sql -> sql.replace("${now}", "cast(" + System.currentTimeMillis() + " as bigint)");
        }
    },
    /** Nothing is changed in the statements; its worker doesn't look at the queue but when it is told. */
    NOTIFY_ONLY {
        @Override
        UnaryOperator<String> rewriting() {
            return UnaryOperator.identity();
        }

        @Override
        public boolean rewrites() {
            return false;
        }
    };

    private record Words(String usual, String mutant) {}

    /** On statements with the engine's own words in them, before they are translated. */
    abstract UnaryOperator<String> rewriting();

    /** Whether it works by its statements. */
    public boolean rewrites() {
        return true;
    }

    /** All of the words, or nothing: half a mutant might be caught for the wrong reason. */
    private static UnaryOperator<String> replacing(String change, List<Words> all) {
        return sql -> {
            if (!sql.contains(change) || !all.stream().allMatch(words -> sql.contains(words.usual()))) {
                return sql;
            }
            var changed = sql;
            for (var words : all) {
                changed = changed.replace(words.usual(), words.mutant());
            }
            return changed;
        };
    }
}
