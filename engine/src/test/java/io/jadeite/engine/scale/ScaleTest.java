package io.jadeite.engine.scale;

import static io.jadeite.engine.scale.Times.await;
import static io.jadeite.engine.scale.Times.rest;
import static io.jadeite.engine.scale.Times.seconds;
import static io.jadeite.engine.scale.Times.shown;
import static io.jadeite.engine.scale.Times.since;
import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.QueueStatistics;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.RunFilter;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Each claim of scale, in the order of a day: what is measured stands in {@code target/scale/report.md}. */
@Tag("scale")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScaleTest {
    private static final Path FOLDER = Path.of("target", "scale").toAbsolutePath();
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PROCESSES = 9;
    static final int MOST_CONNECTIONS = 100;
    private static final int MOST_PAGES = 200;
    /** Where a worker's claims are further apart than it remembers lanes, each claim looks at the head of each filled one. */
    private static final int MOST_PAGES_OF_ALL_LANES = 6 * Fill.LANES;

    static final int MOST_ASKS = 200;
    private static final int SUBMITTED = 100_000;
    private static final Duration SUBMITTED_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOST_WITHIN = Duration.ofSeconds(90);
    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final Acceptance ANYTHING =
            new Acceptance(Tags.NONE, TagMatch.ALL, Set.of(Model.CALCULATOR), Resources.UNSAID);

    private final Size size = Size.ofProperties();
    private final Report report = new Report(FOLDER.resolve("report.md"), size);
    private final List<AutoCloseable> open = new ArrayList<>();
    private ScaleServer server;
    private Statements statements;
    private Observer observer;
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Fleet fleet;

    private long takenLane;

    @BeforeAll
    void fill() throws Exception {
        try {
            server = ScaleServer.start(FOLDER.resolve("server"));
            open.add(server);
            statements = new Statements(server);
            observer = new Observer(server, statements, report);
            database = Database.open(Settings.load(Map.of("JADEITE_DATABASE", server.address()), FOLDER));
            open.add(database);
            long began = System.nanoTime();
            new Fill(database, server, size).fill();
            report.part("The filled database");
            report.figure("time to fill", shown(since(began)));
            report.figure("finished runs, each with its details, attempt and result", count("result"));
            report.figure("of them in the history", count("run_history"));
            report.figure(
                    "pending runs in %d lanes".formatted(Fill.LANES),
                    amount("select count(*) from run where state = 1"));
            observer.reportSizes();
            takenLane = server.number("select lane_id from run where id = (select min(id) from run)");
        } catch (Exception | Error e) {
            stop();
            throw e;
        }
    }

    @AfterAll
    void stop() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
        open.clear();
    }

    @Test
    @Order(1)
    void aClaimTouchesFewPages() {
        var registry = new WorkerRegistry(database, Duration.ofMinutes(1));
        long worker = registry.enter(
                new WorkerRecord(WorkerRecord.Kind.WORKER, "one", 1, "scale", ANYTHING, Optional.empty()));
        var claims = new Claims(database, worker);
        var completions = new Completions(database);
        var pages = new ArrayList<Long>();
        var times = new ArrayList<Duration>();
        for (int i = 0; i < 200; i++) {
            statements.begin();
            long began = System.nanoTime();
            var claim = claims.next(ANYTHING).orElseThrow();
            times.add(since(began));
            pages.add(statements.pagesOfClaims());
            completions.succeed(
                    claim.attempt(),
                    sql -> ResultWriter.succeeded(
                            sql,
                            claim.attempt(),
                            claim.workflow(),
                            Model.outcome(claim.attempt().run())));
        }
        registry.leave(worker, "it is measured");
        // The first ones prepare their statements and read what is known of all lanes.
        var usual = pages.subList(20, pages.size());
        double mean = usual.stream().mapToLong(Long::longValue).average().orElseThrow();

        report.part("A claim");
        report.figure("pages, mean", Report.number(mean), Integer.toString(MOST_PAGES));
        report.figure("pages where it reads all lanes anew", Report.number(Collections.max(usual)));
        report.figure("pages of the first claim of all", Report.number(pages.getFirst()));
        report.figure("time, median", shown(times.stream().sorted().toList().get(times.size() / 2)));
        assertThat(mean).isLessThanOrEqualTo(MOST_PAGES);
    }

    @Test
    @Order(2)
    void aHundredThousandRunsAreSubmittedInHalfAMinute() {
        var submissions = new Submissions(database);
        long wal = server.walBytes();
        long began = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            submissions.submit(Model.submission(SUBMITTED / 100, Model.KEPT, "submitted"));
        }
        var time = since(began);

        report.part("Submission of %,d runs, 1,000 at a time".formatted(SUBMITTED));
        report.figure("time", shown(time), shown(SUBMITTED_WITHIN));
        report.figure("log of 1,000 runs", Report.megabytes((server.walBytes() - wal) * 1_000.0 / SUBMITTED));
        assertThat(time).isLessThanOrEqualTo(SUBMITTED_WITHIN);
    }

    @Test
    @Order(3)
    void looksStayQuick() {
        var view = new QueueView(database);
        var results = new Results(database);
        long middle = size.finished() / 2;
        long pending = server.number("select max(id) from run where state = 1");
        var failed = new RunFilter(Set.of(RunState.FAILED), Tags.NONE, Optional.empty());
        var waiting = new RunFilter(Set.of(RunState.WAITING), Tags.NONE, Optional.empty());
        var workflow = new RunFilter(Set.of(), Tags.NONE, Optional.of(Model.WORKFLOW));
        report.part("Looks");

        var times = List.of(
                look("queue list, first page", () -> view.page(RunFilter.ALL, 0)),
                look("queue list, a page in the middle", () -> view.page(RunFilter.ALL, middle)),
                look("queue list of a workflow, first page", () -> view.page(workflow, 0)),
                look("queue list of failed runs, first page", () -> view.page(failed, 0)),
                look("queue list of waiting runs, first page", () -> view.page(waiting, 0)),
                look("queue stats, counts", view::counts),
                look("queue stats, runs and the last hour", () -> new QueueStatistics(database).runs()),
                look("queue explain, runs ahead of the last pending", () -> view.ahead(pending)),
                look("queue explain, lane", () -> view.lane(pending)),
                look("results, first page", () -> results.page(Model.WORKFLOW, 0)),
                look("results, a page in the middle", () -> results.page(Model.WORKFLOW, middle)),
                look("a run of the history", () -> view.run(middle)));
        look("queue errors", view::failures, "");

        assertThat(times).allSatisfy(time -> assertThat(time).isLessThan(QUICK));
    }

    @Test
    @Order(4)
    void allWorkersEnterOverFewConnections() {
        open.add(observer.sampleConnections());
        long began = System.nanoTime();
        fleet = Fleet.launch(server.address(), FOLDER, Fleet.parts(size.workers(), PROCESSES));
        open.add(fleet);
        fleet.order("600000");

        await("all workers live", Duration.ofMinutes(5), () -> live() == size.workers());
        await("they are counted", MINUTE, () -> server.number("select live from cluster") == size.workers());

        report.part("Workers");
        report.figure("time until all have entered", shown(since(began)));
        report.figure("processes", Integer.toString(PROCESSES), "10");
        // Each knows how many they are after its next heartbeat, and rests accordingly.
        rest(Duration.ofSeconds(75));
    }

    @Test
    @Order(5)
    void idleWorkersAreNoBurden() {
        double told = observer.idleMinute("Idle, told of new runs");
        fleet.order("untold");
        rest(Duration.ofSeconds(30));
        double untold = observer.idleMinute("Idle, not told (behind a pooler)");
        fleet.order("told");

        assertThat(told).isLessThanOrEqualTo(MOST_ASKS);
        assertThat(untold).isLessThanOrEqualTo(MOST_ASKS);
    }

    @Test
    @Order(6)
    void manyShortRunsAreWorkedThrough() {
        int runs = 4 * size.workers();
        fleet.order("1000");
        statements.begin();
        long wal = server.walBytes();
        double processor = server.processorSeconds();
        long began = System.nanoTime();
        new Submissions(database).submit(Model.submission(runs, Model.TAKEN));
        await("all are done", Duration.ofMinutes(10), () -> undone() == 0);
        var time = since(began);
        double grown = server.walBytes() - wal - observer.idleWalASecond() * seconds(time);

        report.part("%,d runs of a second each".formatted(runs));
        report.figure("time", shown(time));
        report.figure("log of 1,000 runs, without what idling costs", Report.megabytes(grown * 1000 / runs));
        report.figure(
                "the server's processor time of 1,000 runs",
                Report.number((server.processorSeconds() - processor) * 1000 / runs) + " s");
        report.figure("claims asked for each run", Report.number((double) statements.asks() / runs));
        report.figure(
                "pages of a claim",
                Report.number((double) statements.pagesOfClaims() / statements.asks()),
                Integer.toString(MOST_PAGES_OF_ALL_LANES));
        observer.reportStatements();
        assertThat(statements.pagesOfClaims() / statements.asks()).isLessThanOrEqualTo(MOST_PAGES_OF_ALL_LANES);
    }

    @Test
    @Order(7)
    void theRunsOfAFifthOfAllWorkersKilledAtOnceGoOn() {
        fleet.order("3600000");
        rest(Duration.ofSeconds(5));
        long submitted = System.nanoTime();
        new Submissions(database).submit(Model.submission(size.workers(), Model.TAKEN));
        await("all workers have a run", Duration.ofMinutes(5), () -> running("state = 2") == size.workers());
        var taken = since(submitted);
        statements.begin();

        long began = System.nanoTime();
        long killed = fleet.kill();
        String victims = "select id from worker where pid = " + killed;
        long before = running("worker_id in (" + victims + ") and state = 2");
        await(
                "their runs go on",
                Duration.ofMinutes(5),
                () -> running("worker_id in (" + victims + ") and state = 2") == 0);
        var time = since(began);

        report.part("Workers killed at once");
        report.figure("time until all workers had a run", shown(taken));
        report.figure("killed", Report.number(before));
        report.figure("time until their runs were PENDING or taken again", shown(time), shown(LOST_WITHIN));
        assertThat(before).isEqualTo(size.workers() / 5);
        assertThat(time).isLessThan(LOST_WITHIN);

        fleet.order("1000");
        began = System.nanoTime();
        await("all runs are done", Duration.ofMinutes(10), () -> undone() == 0);
        report.figure("time until all runs were done by the others", shown(since(began)));
        observer.reportStatements();
    }

    @Test
    @Order(8)
    void nothingHasGrownOrGoneAstray() {
        report.part("Afterwards");
        report.figure(
                "most server connections at once",
                Report.number(observer.mostConnections()),
                Integer.toString(MOST_CONNECTIONS));
        report.figure("dead rows of run", amount("select n_dead_tup from pg_stat_user_tables where relname = 'run'"));
        report.figure("vacuum of run", shown(server.time("vacuum run")));
        report.figure("vacuum of worker", shown(server.time("vacuum worker")));
        observer.reportSizes();

        assertThat(fleet.running()).isEqualTo(PROCESSES - 1);
        assertThat(observer.mostConnections()).isBetween(1L, (long) MOST_CONNECTIONS);
        assertThat(server.number("select count(*) from run where state = 2")).isZero();
    }

    private Duration look(String what, Runnable look) {
        return look(what, look, shown(QUICK));
    }

    /** The median of three, after the first, which is told beside it. */
    private Duration look(String what, Runnable look, String most) {
        var times = new ArrayList<Duration>();
        for (int i = 0; i < 4; i++) {
            long began = System.nanoTime();
            look.run();
            times.add(since(began));
        }
        var median = times.subList(1, 4).stream().sorted().toList().get(1);
        report.figure(what, "%s (first %s)".formatted(shown(median), shown(times.getFirst())), most);
        return median;
    }

    private long live() {
        return server.number("select count(*) from worker where state in ('IDLE', 'RUNNING')");
    }

    private long running(String condition) {
        return server.number("select count(*) from run where " + condition);
    }

    /** How many runs that the workers take aren't done. */
    private long undone() {
        return running("state = 2") + running("state = 1 and lane_id = " + takenLane);
    }

    private String count(String table) {
        return amount("select count(*) from " + table);
    }

    private String amount(String sql) {
        return Report.number(server.number(sql));
    }
}
