package io.jadeite.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.testing.OnEachDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who has nothing to do is told of new runs by others. */
class WatchTest extends OnEachDatabase {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void whoWatchesIsToldWhatOthersAnnounceAfterTheirCommit() throws InterruptedException {
        var other = fresh().open();
        try (var watch = database().watch()) {
            other.change(sql -> {
                changeSomething(sql);
                sql.announce(3);
            });

            assertThat(watch.await(LONG)).isPositive();
            assertThat(watch.await(Duration.ofMillis(50))).isZero();
        }
    }

    @Test
    void whoWatchesIsToldWhatItAnnouncesItself() throws InterruptedException {
        try (var watch = database().watch()) {
            database().change(sql -> {
                changeSomething(sql);
                sql.announce(3);
            });

            assertThat(watch.await(LONG)).isEqualTo(3);
            assertThat(watch.await(Duration.ofMillis(50))).isZero();
        }
    }

    @Test
    void whatIsRolledBackIsNotAnnounced() throws InterruptedException {
        var other = fresh().open();
        try (var watch = database().watch()) {
            try {
                other.change(sql -> {
                    changeSomething(sql);
                    sql.announce(3);
                    throw new IllegalStateException("changed its mind");
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("changed its mind");
            }

            assertThat(watch.await(Duration.ofMillis(200))).isZero();
        }
    }

    @Test
    void whoWatchesWorksByTheConnectionThatItHolds() throws InterruptedException {
        try (var watch = database().watch()) {
            for (int i = 0; i < 3; i++) {
                assertThat(database().<Long>single(sql -> sql.number("select count(*) from run")))
                        .isZero();
                assertThat(watch.await(Duration.ofMillis(1))).isZero();
            }
            var other = fresh().open();
            long connections = other.<Long>single(sql -> sql.dialect() instanceof PostgresqlDialect
                    ? sql.number(
                            "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'jadeite'")
                    : 2);
            assertThat(connections).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void behindAPoolerNobodyIsToldAndNothingIsHeld() throws InterruptedException {
        var pooled = fresh().settings().with(Setting.DATABASE_POOLED, "true", "the test");
        try (var database = Database.open(pooled);
                var watch = database.watch()) {
            assertThat(watch.tells()).isEqualTo(database.dialect() instanceof SqliteDialect);
            assertThat(watch.await(Duration.ofMillis(1))).isZero();
        }
    }

    private static void changeSomething(Sql sql) throws java.sql.SQLException {
        sql.update("update cluster set live = live + 1");
    }
}
