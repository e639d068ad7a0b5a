package io.jadeite.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.database.Mutant;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether the suite would find a fault: with each mutant a scenario has to show a violation, and without it none. */
class MutantsTest {
    private static final int MOST_TRIES = 3;

    @Test
    @Tag("faults-quick")
    void withoutTheFenceALateHandBackCounts() {
        isCaught(
                Mutant.NO_FENCE,
                "3d late hand-back",
                scene -> FrozenScenes.handBackLate(scene).expected());
    }

    @Test
    @Tag("faults-quick")
    void withoutTheLockTwoWorkersTakeOneRun() {
        isCaught(Mutant.NO_LOCK, "many claimers", MutantsTest::manyClaimers);
    }

    @Test
    @Tag("faults-quick")
    void withTheLockNoTwoWorkersTakeOneRun() {
        try (var scene = Scene.on(SharedServer.get(), "many claimers")) {
            scene.check(manyClaimers(scene));
        }
    }

    @Test
    @Tag("faults")
    void byItsOwnClockAWorkerTakesOthersForLost() {
        isCaught(Mutant.OWN_CLOCK, "7 wrong clocks", scene -> {
            var work = WrongClocks.workThrough(scene, 1, 100);
            return Expected.allSucceed(work.acknowledged()).undisturbed();
        });
    }

    @Test
    @Tag("faults-quick")
    void aWorkerThatOnlyListensNeverHearsOfARun() {
        isCaught(Mutant.NOTIFY_ONLY, "lost notification", MutantsTest::lostNotification);
    }

    @Test
    @Tag("faults-quick")
    void aWorkerThatAlsoLooksHearsOfEachRun() {
        try (var scene = Scene.on(SharedServer.get(), "lost notification")) {
            scene.check(lostNotification(scene));
        }
    }

    private static Expected manyClaimers(Scene scene) {
        // Taken one by one, never in advance: as many claims as runs.
        scene.set("JADEITE_WORKER_CRASH_LIMIT", "1");
        scene.startWorkers(6);
        var work = new Work(scene.database(), 1);
        work.submit(400, Duration.ZERO);
        scene.awaitFinished(Duration.ofMinutes(1));
        return Expected.allSucceed(work.acknowledged()).undisturbed();
    }

    /**
     * Runs become PENDING and nobody tells the workers, whose connections end at that moment too: as where a submission's process dies
     * between its commit and its notification, or a listener's connection breaks.
     */
    private static Expected lostNotification(Scene scene) {
        scene.startWorkers(2);
        var work = new Work(scene.database(), 1);
        work.submitForTomorrow(4);
        // Whoever was told of the submission has looked by now.
        LockSupport.parkNanos(Scene.POLL.multipliedBy(5).toNanos());
        var _ = scene.number("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                """);
        scene.database().change(sql -> sql.update("update run set state = 1, run_at = null where state = 0"));
        scene.awaitFinished(Duration.ofSeconds(10));
        return Expected.allSucceed(work.acknowledged()).undisturbed();
    }

    private static void isCaught(Mutant mutant, String scenario, Function<Scene, Expected> play) {
        long runs = 0;
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            try (var scene = Scene.on(SharedServer.get(), scenario + " with " + mutant)) {
                scene.set(mutant);
                var violations = violations(scene, play);
                assertThat(!mutant.rewrites() || scene.mutantHasApplied())
                        .as("%s finds the words that it replaces in one of the engine's statements", mutant)
                        .isTrue();
                runs += scene.number("select count(*) from run");
                if (!violations.isEmpty()) {
                    FaultReport.mutant(mutant.name(), scenario, runs, tries, violations.getFirst());
                    return;
                }
            }
        }
        throw new AssertionError("%s was not noticed in %d tries of '%s'".formatted(mutant, MOST_TRIES, scenario));
    }

    /** A scenario that doesn't come to its end has shown something, too. */
    private static List<String> violations(Scene scene, Function<Scene, Expected> play) {
        try {
            return scene.violations(play.apply(scene));
        } catch (AssertionError e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
