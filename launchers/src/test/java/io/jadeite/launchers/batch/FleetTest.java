package io.jadeite.launchers.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.queue.QueueDepth;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetTest {
    private static final Path SCRIPT = Path.of("submit.sh");
    private static final JobShape SHAPE = new JobShape(
            "jadeite",
            Optional.of(Duration.ofHours(2)),
            1,
            0,
            0,
            1,
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    /** A SLURM that forgets, lies, refuses and hangs. It knows what is really there. */
    private static final class Unreliable implements Commands {
        final Map<Integer, Integer> living = new LinkedHashMap<>();
        final Random random;
        double trouble;
        int submissions;

        Unreliable(long seed, double trouble) {
            this.random = new Random(seed);
            this.trouble = trouble;
        }

        int count() {
            return living.values().stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public Reply run(List<String> command, Optional<Path> input) {
            if (random.nextDouble() < trouble) {
                switch (random.nextInt(4)) {
                    case 0 -> throw new CommandFailed("no answer");
                    case 1 -> {
                        return new Reply(1, "", "Unable to contact slurm controller");
                    }
                    case 2 -> {
                        return new Reply(0, "garbage", "");
                    }
                    default -> {
                        if (command.getFirst().equals("squeue")) {
                            return new Reply(0, "", "");
                        }
                    }
                }
            }
            return switch (command.getFirst()) {
                case "sbatch" -> {
                    int job = ++submissions;
                    living.put(job, pendingJobs);
                    yield new Reply(0, job + "\n", "");
                }
                case "squeue" -> new Reply(0, list(), "");
                default -> new Reply(0, "", "");
            };
        }

        int pendingJobs;

        private String list() {
            var lines = new StringBuilder();
            living.forEach((job, tasks) -> {
                for (int i = 1; i <= tasks; i++) {
                    lines.append("%d|%d|%s|N/A|None%n".formatted(job, i, random.nextBoolean() ? "RUNNING" : "PENDING"));
                }
            });
            return lines.toString();
        }
    }

    private Instant now = Instant.parse("2026-11-25T10:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void thereAreNeverMoreJobsThanAllowedWhateverTheBatchSystemSays(long seed) throws InterruptedException {
        var slurm = new Unreliable(seed, 0.3);
        var fleet = new Fleet(new Slurm(), slurm, () -> now, "ada", 20);
        var scaling = new Scaling(20, 20, Optional.empty(), SHAPE);
        var random = new Random(seed + 1000);
        for (int i = 0; i < 2000; i++) {
            now = now.plusSeconds(5);
            if (random.nextInt(10) == 0 && !slurm.living.isEmpty()) {
                slurm.living.remove(slurm.living.keySet().iterator().next());
            }
            fleet.look();
            int wanted = Math.min(
                    scaling.wanted(new QueueDepth(random.nextInt(60), random.nextInt(20)), fleet.counts(), now),
                    fleet.room());
            if (wanted > 0) {
                slurm.pendingJobs = wanted;
                fleet.submit(SCRIPT, new JobArray(wanted, 0));
            }

            assertThat(slurm.count()).as("seed %d, look %d", seed, i).isLessThanOrEqualTo(20);
        }
        assertThat(slurm.submissions).isGreaterThan(2);
    }

    @Test
    void whatIsNotListedMayStillBeThereForAWhile() throws InterruptedException {
        var slurm = new Unreliable(1, 0);
        var fleet = new Fleet(new Slurm(), slurm, () -> now, "ada", 3);
        slurm.pendingJobs = 3;
        fleet.submit(SCRIPT, new JobArray(3, 0));
        slurm.living.clear();

        fleet.look();
        assertThat(fleet.counts().unknown()).isEqualTo(3);
        assertThat(fleet.room()).isZero();

        now = now.plus(Fleet.GRACE).plusSeconds(1);
        fleet.look();
        assertThat(fleet.counts().living()).isZero();
        assertThat(fleet.room()).isEqualTo(3);
    }

    @Test
    void noAnswerIsNoEndHoweverLongItLasts() throws InterruptedException {
        var slurm = new Unreliable(1, 0);
        var answers = new Random(7);
        var silent = new boolean[1];
        Commands commands = (command, input) -> {
            if (!silent[0]) {
                return slurm.run(command, input);
            }
            if (answers.nextBoolean()) {
                throw new CommandFailed("no answer");
            }
            return answers.nextBoolean()
                    ? new Commands.Reply(1, "", "controller is away")
                    : new Commands.Reply(0, "garbage", "");
        };
        var fleet = new Fleet(new Slurm(), commands, () -> now, "ada", 3);
        slurm.pendingJobs = 3;
        fleet.submit(SCRIPT, new JobArray(3, 0));
        fleet.look();
        silent[0] = true;
        for (int i = 0; i < 200; i++) {
            now = now.plusSeconds(30);
            fleet.look();

            assertThat(fleet.counts().living()).isEqualTo(3);
            assertThat(fleet.trouble()).isPresent();
        }
    }

    @Test
    void afterTenRefusalsNothingMoreIsSubmittedAndTheReasonIsTold() throws InterruptedException {
        Commands refusing =
                (command, input) -> new Commands.Reply(1, "", "sbatch: error: Invalid partition name specified");
        var fleet = new Fleet(new Slurm(), refusing, () -> now, "ada", 3);
        var waits = new ArrayList<Duration>();
        while (!fleet.isPaused()) {
            assertThat(fleet.submit(SCRIPT, new JobArray(1, 0))).isEmpty();
            var begin = now;
            while (fleet.room() == 0 && !fleet.isPaused()) {
                now = now.plusSeconds(1);
            }
            waits.add(Duration.between(begin, now));
        }

        assertThat(waits).hasSize(10);
        assertThat(waits.get(1)).isEqualTo(waits.get(0).multipliedBy(2));
        assertThat(fleet.room()).isZero();
        assertThat(fleet.trouble().orElseThrow()).contains("Invalid partition name", "10th time");
    }

    @Test
    void anEmptyQueueWantsNothingAndNodeHoursAreCounted() {
        var scaling = new Scaling(10, 4, Optional.of(10.0), SHAPE);
        var none = new Fleet.Counts(0, 0, 0, List.of());

        assertThat(scaling.wanted(new QueueDepth(0, 0), none, now)).isZero();
        assertThat(scaling.wanted(new QueueDepth(3, 0), none, now)).isEqualTo(3);
        assertThat(scaling.wanted(new QueueDepth(100, 0), none, now))
                .as("as many as may wait")
                .isEqualTo(4);
        scaling.spend(4, now);
        assertThat(scaling.wanted(new QueueDepth(100, 4), new Fleet.Counts(0, 4, 0, List.of()), now))
                .as("two hours each, of ten")
                .isEqualTo(1);
        assertThat(scaling.wanted(
                        new QueueDepth(100, 4), new Fleet.Counts(0, 4, 0, List.of()), now.plus(Duration.ofDays(1))))
                .isEqualTo(4);
    }
}
