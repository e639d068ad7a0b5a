package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which runs wait for which, and which have submitted which. Threads may share it. */
public final class RunRelations {
    private static final int WAITS = 0;
    private static final int SUBMITTED = 1;

    private final Database database;

    public RunRelations(Database database) {
        this.database = database;
    }

    /** How a later run has to do with an earlier one. */
    public enum Kind {
        /** It waits until the earlier one has succeeded. */
        WAITS_FOR,
        /** A step of the earlier one has submitted it. */
        SUBMITTED_BY
    }

    public record Relation(long earlier, long later, Kind kind) {}

    /**
     * All relations of these runs, and of those that they have to do with, as far as they reach.
     *
     * @param most more runs aren't looked at
     */
    public List<Relation> around(Collection<Long> runs, int most) {
        var relations = new LinkedHashSet<Relation>();
        var seen = new LinkedHashSet<Long>(runs);
        Set<Long> border = new LinkedHashSet<>(runs);
        while (!border.isEmpty() && seen.size() <= most) {
            var asked = border;
            var found = database.single(sql -> of(sql, asked));
            relations.addAll(found);
            border = new LinkedHashSet<>();
            found.stream()
                    .flatMap(relation -> Stream.of(relation.earlier(), relation.later()))
                    .filter(seen::add)
                    .forEach(border::add);
        }
        return List.copyOf(relations);
    }

    /** What a run has submitted waits in the other direction, too: by that its submitter is found by an index. */
    private static List<Relation> of(Sql sql, Collection<Long> runs) throws SQLException {
        var ids = sql.dialect().ids(runs);
        return sql.list(
                """
                select parent_id as earlier, run_id as later, 0 as kind from run_parent where until_end = 0 and run_id in ${ids}
                union select parent_id, run_id, 0 from run_parent where until_end = 0 and parent_id in ${ids}
                union select run_id, parent_id, 1 from run_parent where until_end = 1 and parent_id in ${ids}
                union select parent_id, run_id, 1 from child_run where parent_id in ${ids}
                order by earlier, later, kind
                """,
                row -> new Relation(row.number("earlier"), row.number("later"), kind(row.whole("kind"))),
                ids,
                ids,
                ids,
                ids);
    }

    private static Kind kind(int code) {
        return switch (code) {
            case WAITS -> Kind.WAITS_FOR;
            case SUBMITTED -> Kind.SUBMITTED_BY;
            default -> throw new IllegalArgumentException("no relation of runs has the code " + code);
        };
    }
}
