package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.testing.DatabaseKind;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Owners of equal priority share the workers, however many runs and lanes each of them has. */
class FairShareTest extends QueueSuite {
    @Test
    void oneWorkerServesTwoOwnersByTurns() {
        submitAs("anna", Request.usual().times(10));
        submitAs("ben", Request.usual().times(3));

        var served = owners(new Claims(database(), enterWorker()), 8);

        assertThat(served.subList(0, 2)).containsExactlyInAnyOrder("anna", "ben");
        assertThat(served.subList(2, 4)).containsExactlyInAnyOrder("anna", "ben");
        assertThat(served.subList(4, 6)).containsExactlyInAnyOrder("anna", "ben");
        assertThat(served.subList(6, 8)).containsExactly("anna", "anna");
    }

    @Test
    void manyLanesGetAnOwnerNoMore() {
        for (var tag : List.of("a", "b", "c", "d")) {
            submitAs("anna", Request.usual().tagged(tag).times(3));
        }
        submitAs("ben", Request.usual().times(6));

        assertThat(counted(owners(new Claims(database(), enterWorker()), 12))).isEqualTo(Map.of("anna", 6, "ben", 6));
    }

    @Test
    void batchesAreCountedByTheirRuns() {
        submitAs("anna", Request.usual().times(50));
        submitAs("ben", Request.usual().times(50));
        var claims = new Claims(database(), enterWorker());

        var first = ownerOf(claims.next(ANYTHING, lane -> 10).getFirst());
        var then = owners(claims, 10);

        assertThat(then).hasSize(10).doesNotContain(first);
    }

    @Test
    void higherPriorityComesFirstWhoeverItsOwner() {
        submitAs("anna", Request.usual().priority(5).times(4));
        submitAs("ben", Request.usual().times(4));

        var served = owners(new Claims(database(), enterWorker()), 6);

        assertThat(served.subList(0, 4)).containsOnly("anna");
        assertThat(served.subList(4, 6)).containsOnly("ben");
    }

    @Test
    void whoComesLateIsNotOwedThePast() {
        submitAs("anna", Request.usual().times(30));
        var claims = new Claims(database(), enterWorker());
        assertThat(owners(claims, 10)).containsOnly("anna");

        submitAs("ben", Request.usual().times(30));
        claims.lookAnew();

        assertThat(counted(owners(claims, 10))).isEqualTo(Map.of("anna", 5, "ben", 5));
    }

    @Test
    void whoComesBackIsNotOwedTheTimeOfHisAbsence() {
        submitAs("anna", Request.usual().times(40));
        submitAs("ben", Request.usual().times(2));
        var claims = new Claims(database(), enterWorker());
        assertThat(counted(owners(claims, 16))).isEqualTo(Map.of("anna", 14, "ben", 2));

        submitAs("ben", Request.usual().tagged("again").times(20));
        claims.lookAnew();

        assertThat(counted(owners(claims, 10))).isEqualTo(Map.of("anna", 5, "ben", 5));
    }

    @Test
    void workersThatBeginAtTheSameTimeSpreadOverTheOwners() {
        submitAs("anna", Request.usual().times(12));
        submitAs("ben", Request.usual().times(12));
        submitAs("carl", Request.usual().times(12));
        var served = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            served.addAll(owners(new Claims(database(), enterWorker()), 1));
        }

        assertThat(counted(served)).isEqualTo(Map.of("anna", 4, "ben", 4, "carl", 4));
    }

    @Test
    void whatRunsForAnOwnerOnAllWorkersIsCountedForANewOne() {
        submitAs("anna", Request.usual().times(20));
        assertThat(owners(new Claims(database(), enterWorker()), 4)).containsOnly("anna");
        submitAs("ben", Request.usual().times(20));

        new Caretaker(database(), Duration.ofDays(7)).care();

        assertThat(load()).isEqualTo(Map.of("anna", 4));
        var served = owners(new Claims(database(), enterWorker()), 8);
        assertThat(served.subList(0, 4)).containsOnly("ben");
        assertThat(counted(served)).isEqualTo(Map.of("anna", 2, "ben", 6));
    }

    @Test
    void theLoadOfAnOwnerIsGoneWhenHisRunsHaveEnded() {
        submitAs("anna", Request.usual().times(2));
        var claim = claim(ANYTHING).orElseThrow();
        var caretaker = new Caretaker(database(), Duration.ofDays(7));
        caretaker.care();
        assertThat(load()).isEqualTo(Map.of("anna", 1));

        completions().succeed(claim.attempt(), nothing());
        caretaker.care();

        assertThat(load()).isEmpty();
    }

    /** The owners of the next runs that it takes, one at a time. */
    private List<String> owners(Claims claims, int runs) {
        var owners = new ArrayList<String>();
        for (int i = 0; i < runs; i++) {
            owners.add(ownerOf(claims.next(ANYTHING).orElseThrow()));
        }
        return owners;
    }

    private String ownerOf(Claim claim) {
        return database()
                .single(sql -> sql.first("select owner from lane where id = ?", row -> row.text("owner"), claim.lane())
                        .orElseThrow());
    }

    private static Map<String, Integer> counted(List<String> owners) {
        var counts = new TreeMap<String, Integer>();
        owners.forEach(owner -> counts.merge(owner, 1, Integer::sum));
        return counts;
    }

    private Map<String, Integer> load() {
        var load = new TreeMap<String, Integer>();
        database()
                .single(sql -> sql.list("select owner, running from owner_load", row -> {
                    load.put(row.text("owner"), row.whole("running"));
                    return row.text("owner");
                }));
        return load;
    }

    /** On a server by a role of that name; in an SQLite file all runs are of one owner, so that their lane is given to another. */
    private void submitAs(String owner, Request request) {
        if (kind() == DatabaseKind.POSTGRESQL) {
            try (var own = fresh().openAs(owner)) {
                new Submissions(own).submit(request.submission());
            }
            return;
        }
        long run = submitOne(request);
        database().change(sql -> sql.update("""
                update lane set owner = ?, lane_key = id || lane_key where id = (select lane_id from run where id = ?)
                """, owner, run));
    }
}
