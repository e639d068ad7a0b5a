package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Lane;
import java.util.HashMap;
import java.util.Set;

/**
 * How much work there is for workers of one kind.
 *
 * @param pending runs that wait and that nobody holds back
 * @param running runs that go on
 */
public record QueueDepth(long pending, long running) {
    private record Part(long lane, boolean running, long runs) {}

    /** @param worker by its tags, resources and life; what calculators it has will be seen where it starts */
    public static QueueDepth of(Database database, Acceptance worker) {
        return database.single(sql -> {
            var parts = sql.list(
                    "select lane_id, state, count(*) as runs from run where state in (1, 2) and lane_id is not null group by lane_id, state",
                    row -> new Part(row.number("lane_id"), row.whole("state") == 2, row.number("runs")));
            var pauses = Pauses.in(sql);
            var lanes = new HashMap<Long, Lane>();
            Lanes.withIds(sql, parts.stream().map(Part::lane).distinct().toList())
                    .forEach(found -> lanes.put(found.id(), found.lane()));
            long pending = 0;
            long running = 0;
            for (var part : parts) {
                var lane = lanes.get(part.lane());
                if (lane != null && accepts(worker, lane)) {
                    boolean held = pauses.stream().anyMatch(pause -> pause.covers(lane));
                    pending += part.running() || held ? 0 : part.runs();
                    running += part.running() ? part.runs() : 0;
                }
            }
            return new QueueDepth(pending, running);
        });
    }

    private static boolean accepts(Acceptance worker, Lane lane) {
        return new Acceptance(
                        worker.tags(),
                        worker.match(),
                        Set.of(lane.calculator()),
                        lane.language().map(Set::of).orElse(Set.of()),
                        worker.capacity())
                .accepts(lane);
    }
}
