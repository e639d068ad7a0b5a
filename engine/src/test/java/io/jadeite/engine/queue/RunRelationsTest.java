package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.queue.RunRelations.Kind;
import io.jadeite.engine.queue.RunRelations.Relation;
import io.jadeite.engine.testing.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunRelationsTest extends QueueSuite {
    @Test
    void whatRunsHaveToDoWithIsFoundFromAnyOfThem() {
        long first = submitOne(Request.usual());
        long second = submitOne(Request.usual());
        long both = submitOne(Request.usual().after(first, second));
        long last = submitOne(Request.usual().after(both));
        long alone = submitOne(Request.usual());

        var expected = List.of(
                new Relation(first, both, Kind.WAITS_FOR),
                new Relation(second, both, Kind.WAITS_FOR),
                new Relation(both, last, Kind.WAITS_FOR));
        for (long run : List.of(first, second, both, last)) {
            assertThat(around(List.of(run), 100)).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(around(List.of(alone), 100)).isEmpty();
        assertThat(around(List.of(first), 1)).containsExactly(expected.getFirst());
    }

    @Test
    void whoHasSubmittedARunIsFoundFromBothSides() {
        var parent = startNew();
        long child = submitOne(Request.usual());
        long after = submitOne(Request.usual().after(child));
        database().change(sql -> {
            sql.update(
                    "insert into child_run (parent_id, name, occurrence, place, run_id) values (?, 'children', 1, 0, ?)",
                    parent.run(),
                    child);
            sql.update("insert into run_parent (run_id, parent_id, until_end) values (?, ?, 1)", parent.run(), child);
        });

        var expected = List.of(
                new Relation(parent.run(), child, Kind.SUBMITTED_BY), new Relation(child, after, Kind.WAITS_FOR));
        for (long run : List.of(parent.run(), child, after)) {
            assertThat(around(List.of(run), 100)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private List<Relation> around(List<Long> runs, int most) {
        return new RunRelations(database()).around(runs, most);
    }
}
