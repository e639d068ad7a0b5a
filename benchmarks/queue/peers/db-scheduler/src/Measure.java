import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.jadeite.benchmark.queue.Figures;
import io.jadeite.benchmark.queue.IdleStarts;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * db-scheduler with lock-and-fetch, ten threads and a poll every 50 ms. Arguments: submit one|bulk COUNT WARM-UP AT-ONCE; load COUNT;
 * drain COUNT; latency COUNT.
 */
public final class Measure {
    private static final int THREADS = 10;
    // The columns and indexes of the project's own postgresql_tables.sql.
    private static final List<String> TABLE = List.of(
            """
            create table if not exists scheduled_tasks (
                task_name text not null, task_instance text not null, task_data bytea,
                execution_time timestamp with time zone not null, picked boolean not null, picked_by text,
                last_success timestamp with time zone, last_failure timestamp with time zone, consecutive_failures int,
                last_heartbeat timestamp with time zone, version bigint not null, priority smallint,
                primary key (task_name, task_instance))
            """,
            "create index if not exists execution_time_idx on scheduled_tasks (execution_time)",
            "create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat)");

    private final HikariDataSource source;
    private final SchedulerClient client;
    private int next;

    private Measure() throws SQLException {
        source = source();
        for (var statement : TABLE) {
            execute(statement);
        }
        client = SchedulerClient.Builder.create(source, task(number -> {})).build();
    }

    public static void main(String[] arguments) throws Exception {
        var measure = new Measure();
        int count = Integer.parseInt(arguments[arguments[0].equals("submit") ? 2 : 1]);
        switch (arguments[0]) {
            case "submit" ->
                measure.submit(arguments[1], count, Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
            case "load" -> measure.submit("bulk", count, 0, 1000);
            case "drain" -> measure.drain(count);
            case "latency" -> IdleStarts.measure(Idle.class, count, number -> measure.one(number));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        measure.source.close();
    }

    private void submit(String way, int count, int warmUp, int atOnce) throws SQLException {
        some(way, warmUp, atOnce);
        long began = System.nanoTime();
        some(way, count, atOnce);
        Figures.tell("per_second", count / Figures.secondsSince(began));
        Figures.check("tasks", warmUp + count, tasks());
    }

    private void some(String way, int count, int atOnce) {
        if (way.equals("one")) {
            for (int i = 0; i < count; i++) {
                one(next++);
            }
            return;
        }
        for (int i = 0; i < count; i += atOnce) {
            var due = Instant.now();
            List<TaskInstance<?>> some = IntStream.range(0, Math.min(atOnce, count - i))
                    .<TaskInstance<?>>mapToObj(each -> instance(next++))
                    .toList();
            client.scheduleBatch(some, due);
        }
    }

    private void one(int number) {
        client.scheduleIfNotExists(instance(number), Instant.now());
    }

    private void drain(int count) throws Exception {
        var done = new AtomicInteger();
        var scheduler = scheduler(source, number -> done.incrementAndGet());
        long began = System.nanoTime();
        scheduler.start();
        while (done.get() < count || tasks() > 0) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        Figures.tell("per_second", count / Figures.secondsSince(began));
        scheduler.stop();
        Figures.check("executed", count, done.get());
    }

    private static Scheduler scheduler(DataSource source, IntConsumer started) {
        return Scheduler.create(source, task(started))
                .threads(THREADS)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(50))
                .enableImmediateExecution()
                .build();
    }

    private static OneTimeTask<Void> task(IntConsumer started) {
        return Tasks.oneTime("noop").execute((instance, context) -> started.accept(Integer.parseInt(instance.getId())));
    }

    private static TaskInstance<Void> instance(int number) {
        return new TaskInstance<>("noop", Integer.toString(number));
    }

    private static HikariDataSource source() {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:" + System.getenv("DATABASE_URL"));
        config.setMaximumPoolSize(THREADS + 4);
        return new HikariDataSource(config);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long tasks() throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select count(*) from scheduled_tasks")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** The worker's side. */
    public static final class Idle {
        private Idle() {}

        public static void main(String[] arguments) {
            scheduler(source(), number -> System.out.println("started " + number + " " + Figures.now()))
                    .start();
            System.out.println("ready");
        }
    }
}
