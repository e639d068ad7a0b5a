package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Row;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.queue.LaneHeads.Head;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Lane;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongToIntFunction;

/**
 * Takes runs for one worker. Which lanes it may take from is decided here, once for each lane; the statements see only their
 * numbers. For one thread.
 */
public final class Claims {
    /**
     * The state is looked at again under the lock. All are of the head's priority, so that none is taken before another lane's
     * better one; the search begins at the head, as the index still has what was taken before it. A run whose worker was lost may be
     * what kills workers: it is taken by itself, never together with others, which would be suspected as well.
     */
    private static final String TAKE =
            "select ${row} from run where state = 1 and lane_id = ? and priority = ? and id >= ? and (lost = 0 or ? = 1) order by id limit ? ${skip_locked}";

    /**
     * The same without a look at the lanes before it: right where no other lane is filled and nothing is paused or limited, which
     * it asks itself. The run that is first in the lane alone is asked for, as there may be better ones by now.
     */
    private static final String TAKE_ALONE = """
            select ${row} from run where state = 1 and lane_id = ?
              and not exists (select 1 from run other where other.state = 1 and other.lane_id < ?)
              and not exists (select 1 from run other where other.state = 1 and other.lane_id > ?)
              and not exists (select 1 from pause) and not exists (select 1 from run_limit)
            order by priority desc, id limit 1 ${skip_locked}""";

    private static final Duration TIMES_FRESH = Duration.ofSeconds(15);
    /** A lane whose head somebody else was just taking is tried again at once. */
    private static final int TRIES = 3;

    private record Chosen(Lanes.Numbered lane, Head head, List<Limit> limits) {}

    private record Taken(Attempt attempt, long lane, int priority) {}

    private record Content(
            String workflow,
            String parameters,
            Optional<String> subject,
            Optional<String> directory,
            Optional<String> bundle) {}

    private record Ready(Taken taken, Content content) {
        Claim claim() {
            return new Claim(
                    taken.attempt(),
                    taken.lane(),
                    content.workflow(),
                    content.parameters(),
                    content.subject(),
                    content.directory(),
                    content.bundle());
        }
    }

    private static final Comparator<Ready> IN_ORDER = Comparator.<Ready>comparingInt(
                    run -> -run.taken().priority())
            .thenComparingLong(run -> run.taken().attempt().run());

    private final Database database;
    private final long worker;
    private final LaneTimes times;
    private final String take;
    private final String takeWithContents;
    private final String takeAlone;
    private final Map<Long, Lanes.Numbered> lanes = new HashMap<>();
    private final Set<String> refusedWorkflows = new TreeSet<>();
    private final LaneHeads heads = new LaneHeads();
    private final FairShare share = new FairShare();
    private Optional<Lanes.Numbered> lastLane = Optional.empty();
    private long timesRead;

    public Claims(Database database, long worker) {
        this(database, worker, new LaneTimes(database));
    }

    /** @param times what is known of how long runs take, shared with who notes it */
    public Claims(Database database, long worker, LaneTimes times) {
        this.database = database;
        this.worker = worker;
        this.times = times;
        this.take = taking(TAKE);
        this.takeWithContents = withContents(take);
        this.takeAlone = withContents(taking(TAKE_ALONE));
    }

    private String taking(String found) {
        return "update run set state = 2, attempt = attempt + 1, worker_id = ?, started_at = ${now} where state = 1 and "
                + database.dialect().among("${row}", found) + " returning id, attempt, lane_id, priority";
    }

    private static String withContents(String take) {
        return """
                with taken as (%s)
                select taken.*, d.workflow, d.parameters, d.subject, d.directory, d.bundle_hash from taken join run_detail d on d.run_id = taken.id
                """.formatted(take);
    }

    /** The best run that the worker accepts, with a new attempt of its own; empty where there is none. */
    public Optional<Claim> next(Acceptance acceptance) {
        return next(acceptance, lane -> 1).stream().findFirst();
    }

    /**
     * The best runs that the worker accepts, all of one lane, each with a new attempt of its own; none where there are none.
     *
     * @param room how many runs of a lane it has use for, at least 1
     */
    public List<Claim> next(Acceptance acceptance, LongToIntFunction room) {
        for (int tries = 0; tries < TRIES; ) {
            var chosen = database.single(sql -> choose(sql, acceptance));
            boolean remembered = !heads.areFresh();
            if (chosen.isPresent()) {
                var taken = take(chosen.get(), wanted(chosen.get(), room));
                if (!taken.isEmpty()) {
                    heads.took(chosen.get().head(), last(taken));
                    share.gave(chosen.get().lane().owner(), taken.size());
                    lastLane = Optional.of(chosen.get().lane());
                    return taken;
                }
            } else if (!remembered) {
                return List.of();
            }
            heads.forget();
            tries += remembered ? 0 : 1;
        }
        return List.of();
    }

    /**
     * The same where the queue was found empty before and is said to have new runs: mostly that is one of the lane from which the
     * last one came, and it is had by one round trip.
     */
    public List<Claim> nextOfNews(Acceptance acceptance, LongToIntFunction room) {
        var taken = lastLane.map(lane -> takeAlone(acceptance, lane)).orElse(List.of());
        return taken.isEmpty() ? next(acceptance, room) : taken;
    }

    private List<Claim> takeAlone(Acceptance acceptance, Lanes.Numbered lane) {
        if (!database.dialect().insertsTogether() || !accepts(acceptance, lane, List.of())) {
            return List.of();
        }
        long id = lane.id();
        var taken = database.single(sql -> ready(sql, takeAlone, worker, id, id, id));
        if (!taken.isEmpty()) {
            heads.forget();
            share.arePresent(List.of(lane.owner()));
            share.gave(lane.owner(), taken.size());
        }
        return taken;
    }

    private static long last(List<Claim> taken) {
        return taken.stream().mapToLong(claim -> claim.attempt().run()).max().orElseThrow();
    }

    private static int wanted(Chosen chosen, LongToIntFunction room) {
        return chosen.head().suspect() ? 1 : room.applyAsInt(chosen.lane().id());
    }

    /**
     * Runs that this worker has taken without knowing it: the connection broke before the answer to a claim came. To be asked
     * after a claim that failed.
     *
     * @param known the runs that the worker knows it has
     */
    public List<Claim> takenUnknowingly(Set<Long> known) {
        return database.single(sql -> {
            var all = sql.list(
                    "select id, attempt, lane_id, priority from run where state = 2 and worker_id = ?",
                    this::taken,
                    worker);
            return withContents(
                    sql,
                    all.stream()
                            .filter(run -> !known.contains(run.attempt().run()))
                            .toList());
        });
    }

    /** The next claim reads all lanes, not only what has changed by its own. */
    void lookAnew() {
        heads.forget();
    }

    /** Runs of this workflow are left to others from now on: it isn't known here. */
    public void refuse(String workflow) {
        refusedWorkflows.add(workflow);
    }

    /**
     * Nothing is PENDING that the worker would accept, and nothing WAITING that it could accept later. What is paused, or has a
     * limit of 0, isn't waited for.
     */
    public boolean nothingLeft(Acceptance acceptance) {
        return database.single(sql -> {
            var left = new ArrayList<>(sql.list(
                    "select distinct lane_id from run where state = 0 and lane_id is not null",
                    row -> row.number("lane_id")));
            sql.list(LaneHeads.all(sql.dialect())).forEach(head -> left.add(head.lane()));
            learnLanes(sql, left);
            var pauses = Pauses.in(sql);
            var shut = Limits.in(sql).stream()
                    .filter(limit -> limit.capacity() == 0)
                    .toList();
            return left.stream()
                    .map(this::known)
                    .filter(lane -> shut.stream().noneMatch(limit -> limit.covers(lane.lane())))
                    .noneMatch(lane -> accepts(acceptance, lane, pauses));
        });
    }

    /** The lane to take from: of the highest priority, there of whose turn it is, there the oldest. */
    private Optional<Chosen> choose(Sql sql, Acceptance acceptance) throws SQLException {
        var question = heads.question(sql.dialect());
        List<Restriction> restrictions;
        if (question.isPresent()) {
            var both = sql.both(question.get(), Restriction.ALL);
            heads.note(sql, both.first());
            restrictions = both.second();
        } else {
            restrictions = sql.list(Restriction.ALL);
        }
        var found = heads.filled();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        learnLanes(sql, found.stream().map(Head::lane).toList());
        var pauses = only(Pause.class, restrictions);
        var limits = only(Limit.class, restrictions);
        var open = found.stream()
                .filter(head -> accepts(acceptance, known(head.lane()), pauses))
                .toList();
        if (!open.isEmpty() && !limits.isEmpty()) {
            var running = Limits.running(sql, limits);
            open = open.stream()
                    .filter(head -> limits.stream()
                            .filter(limit -> limit.covers(laneOf(head)))
                            .allMatch(limit -> running.getOrDefault(limit.word(), 0L) < limit.capacity()))
                    .toList();
        }
        return best(sql, open)
                .map(head -> new Chosen(
                        known(head.lane()),
                        head,
                        limits.stream()
                                .filter(limit -> limit.covers(laneOf(head)))
                                .toList()));
    }

    private static <T extends Restriction> List<T> only(Class<T> kind, List<Restriction> restrictions) {
        return restrictions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Optional<Head> best(Sql sql, List<Head> open) throws SQLException {
        int highest = open.stream().mapToInt(Head::priority).max().orElse(0);
        var equals = open.stream().filter(head -> head.priority() == highest).toList();
        var owners = equals.stream().map(this::ownerOf).distinct().toList();
        share.arePresent(owners);
        if (owners.size() < 2) {
            return equals.stream().min(Comparator.comparingLong(Head::run));
        }
        share.look(sql);
        double least = owners.stream().mapToDouble(share::had).min().orElse(0);
        var next = owners.stream()
                .filter(owner -> share.had(owner) <= least)
                .sorted()
                .toList();
        // Where all are equal, workers that begin at the same time don't all begin with the same owner.
        var owner = next.get((int) Math.floorMod(worker, (long) next.size()));
        return equals.stream().filter(head -> ownerOf(head).equals(owner)).min(Comparator.comparingLong(Head::run));
    }

    private List<Claim> take(Chosen chosen, int wanted) {
        if (chosen.limits().isEmpty()) {
            return database.single(sql -> take(sql, chosen, wanted));
        }
        return database.transaction(sql -> {
            long free = Limits.hold(sql, chosen.limits());
            return free <= 0 ? List.<Claim>of() : take(sql, chosen, (int) Math.min(wanted, free));
        });
    }

    /** With what is needed to execute them, in the order in which they are to be executed. */
    private List<Claim> take(Sql sql, Chosen chosen, int wanted) throws SQLException {
        var head = chosen.head();
        var values = new Object[] {worker, head.lane(), head.priority(), head.run(), wanted == 1 ? 1 : 0, wanted};
        if (sql.dialect().insertsTogether()) {
            return ready(sql, takeWithContents, values);
        }
        return withContents(sql, sql.list(take, this::taken, values));
    }

    private List<Claim> ready(Sql sql, String takeWithContents, Object... values) throws SQLException {
        return inOrder(sql.list(takeWithContents, row -> new Ready(taken(row), content(row)), values));
    }

    private Taken taken(Row row) throws SQLException {
        var attempt = new Attempt(row.number("id"), row.whole("attempt"), worker);
        return new Taken(attempt, row.number("lane_id"), row.whole("priority"));
    }

    private static Content content(Row row) throws SQLException {
        return new Content(
                row.text("workflow"),
                row.text("parameters"),
                Optional.ofNullable(row.textOrNull("subject")),
                Optional.ofNullable(row.textOrNull("directory")),
                Optional.ofNullable(row.textOrNull("bundle_hash")));
    }

    private static List<Claim> withContents(Sql sql, List<Taken> taken) throws SQLException {
        if (taken.isEmpty()) {
            return List.of();
        }
        var contents = new HashMap<Long, Content>();
        sql.list(
                "select run_id, workflow, parameters, subject, directory, bundle_hash from run_detail where run_id in ${ids}",
                row -> contents.put(row.number("run_id"), content(row)),
                sql.dialect().ids(taken.stream().map(run -> run.attempt().run()).toList()));
        return inOrder(taken.stream()
                .map(run -> new Ready(
                        run,
                        Objects.requireNonNull(
                                contents.get(run.attempt().run()),
                                () -> "details of run " + run.attempt().run())))
                .toList());
    }

    private static List<Claim> inOrder(List<Ready> runs) {
        return runs.stream().sorted(IN_ORDER).map(Ready::claim).toList();
    }

    private boolean accepts(Acceptance acceptance, Lanes.Numbered lane, List<Pause> pauses) {
        var expected = times.usual(lane.id(), LaneTimes.ENOUGH)
                .map(lane.lane()::expecting)
                .orElse(lane.lane());
        return acceptance.accepts(expected)
                && !refusedWorkflows.contains(lane.lane().workflow())
                && pauses.stream().noneMatch(pause -> pause.covers(lane.lane()));
    }

    private void learnLanes(Sql sql, Collection<Long> filled) throws SQLException {
        var unknown = filled.stream().filter(id -> !lanes.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            Lanes.withIds(sql, unknown).forEach(lane -> lanes.put(lane.id(), lane));
        }
        boolean old = System.nanoTime() - timesRead > TIMES_FRESH.toNanos();
        if (old || timesRead == 0) {
            times.learn(sql, filled);
            timesRead = System.nanoTime();
        } else if (!unknown.isEmpty()) {
            times.learn(sql, unknown);
        }
    }

    private Lanes.Numbered known(long lane) {
        return Objects.requireNonNull(lanes.get(lane), () -> "lane " + lane);
    }

    private Lane laneOf(Head head) {
        return known(head.lane()).lane();
    }

    private String ownerOf(Head head) {
        return known(head.lane()).owner();
    }
}
