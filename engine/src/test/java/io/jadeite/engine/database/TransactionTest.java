package io.jadeite.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.testing.OnEachDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionTest extends OnEachDatabase {
    @BeforeEach
    void makeTable() {
        database().change(sql -> sql.update("create table thing (id integer primary key, amount double precision)"));
    }

    @Test
    void aTransactionThatBreaksIsRolledBack() {
        assertThatThrownBy(() -> database().change(sql -> {
                    sql.update("insert into thing values (1, 1)");
                    throw new IllegalStateException("on the way");
                }))
                .hasMessage("on the way");
        assertThatThrownBy(() -> database().change(sql -> {
                    sql.update("insert into thing values (2, 1)");
                    sql.update("insert into thing values (2, 1)");
                }))
                .isInstanceOfSatisfying(DatabaseException.class, refusal -> {
                    assertThat(refusal).hasMessageContaining(database().shown());
                    assertThat(refusal.isOutage()).isFalse();
                });

        assertThat(things()).isZero();
        database().change(sql -> sql.update("insert into thing values (3, 1)"));
        assertThat(things()).isEqualTo(1);
    }

    @Test
    void transactionsOfSeveralConnectionsDoNotLoseEachOthersWork() throws Exception {
        database().change(sql -> sql.update("insert into thing values (1, 0)"));
        var adders = IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(i -> {
                    var other = fresh().open();
                    return () -> {
                        for (int round = 0; round < 25; round++) {
                            other.change(TransactionTest::addOne);
                        }
                        return true;
                    };
                })
                .toList();

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(adders)) {
                assertThat(answer.get()).isTrue();
            }
        }

        assertThat(database().<Long>single(sql -> sql.number("select cast(amount as integer) from thing")))
                .isEqualTo(100);
    }

    @Test
    void valuesComeBackAsTheyWere() {
        var amounts = List.of(0.1, 1e-310, Double.MAX_VALUE, Math.PI, 1.0 / 3);

        database()
                .change(sql -> sql.batch(
                        "insert into thing values (?, ?)",
                        IntStream.range(0, amounts.size())
                                .mapToObj(i -> new Object[] {i, amounts.get(i)})
                                .toList()));

        List<Double> found = database()
                .single(sql -> sql.list("select amount from thing order by id", row -> {
                    var amount = row.realOrNull("amount");
                    return amount == null ? Double.NaN : amount;
                }));
        assertThat(found).isEqualTo(amounts);
    }

    @Test
    void manyNumbersAreBoundAsOneValue() {
        database()
                .change(sql -> sql.batch(
                        "insert into thing values (?, 0)",
                        IntStream.range(0, 50).mapToObj(i -> new Object[] {i}).toList()));
        var asked = LongStream.range(40, 5_000).boxed().toList();

        long found = database()
                .single(sql -> sql.number(
                        "select count(*) from thing where id in ${ids}",
                        sql.dialect().ids(asked)));
        long none = database()
                .single(sql -> sql.number(
                        "select count(*) from thing where id in ${ids}",
                        sql.dialect().ids(List.of())));

        assertThat(found).isEqualTo(10);
        assertThat(none).isZero();
    }

    @Test
    void theDatabasesClockRunsInMilliseconds() {
        long now = database().single(sql -> sql.number("select ${now}"));
        var clock = Instant.ofEpochMilli(now);

        assertThat(Duration.between(clock, Instant.now()).abs()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aCheckFindsAllWell() {
        var findings = new ArrayList<>(DatabaseCheck.of(fresh().settings()));

        assertThat(findings).hasSizeGreaterThan(3).allMatch(DatabaseCheck.Finding::good);
    }

    private static void addOne(Sql sql) throws SQLException {
        long before = sql.first("select amount from thing where id = 1 ${lock}", row -> row.number("amount"))
                .orElseThrow();
        sql.update("update thing set amount = ? where id = 1", before + 1.0);
    }

    private long things() {
        return database().single(sql -> sql.number("select count(*) from thing"));
    }
}
