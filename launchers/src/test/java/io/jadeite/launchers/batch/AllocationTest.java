package io.jadeite.launchers.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
    private static final Commands NOTHING = (command, input) -> {
        throw new CommandFailed("no such command");
    };

    @Test
    void outsideOfJobsThereIsNone() {
        assertThat(Allocation.of(Map.of("HOME", "/home/ada"))).isEmpty();
    }

    @Test
    void slurmSaysWhenItEndsOrIsAsked() throws InterruptedException {
        var environment = Map.of("SLURM_JOB_ID", "14", "SLURM_ARRAY_JOB_ID", "12", "SLURM_ARRAY_TASK_ID", "2");
        var job = Allocation.of(environment).orElseThrow();
        assertThat(job.shown()).isEqualTo("slurm 12_2");

        assertThat(job.left(Map.of("SLURM_JOB_END_TIME", "1000600"), NOTHING, NOW))
                .contains(Duration.ofMinutes(10));
        assertThat(job.left(environment, (command, input) -> new Commands.Reply(0, "1-02:03:04\n", ""), NOW))
                .contains(Duration.ofDays(1).plusHours(2).plusMinutes(3).plusSeconds(4));
        assertThat(job.left(environment, (command, input) -> new Commands.Reply(0, "UNLIMITED\n", ""), NOW))
                .isEmpty();
        assertThat(job.left(environment, NOTHING, NOW)).isEmpty();
    }

    @Test
    void pbsIsAskedForWhatIsLeftOfItsTime() throws InterruptedException {
        var job = Allocation.of(Map.of("PBS_JOBID", "12.server")).orElseThrow();

        assertThat(job.left(
                        Map.of(),
                        (command, input) -> new Commands.Reply(
                                0,
                                "Job Id: 12.server\n    resources_used.walltime = 00:10:00\n    Resource_List.walltime = 04:00:00\n",
                                ""),
                        NOW))
                .contains(Duration.ofMinutes(230));
    }

    @Test
    void gridEngineAndLsfNameTheirTasks() throws InterruptedException {
        assertThat(Allocation.of(Map.of("JOB_ID", "3", "SGE_TASK_ID", "undefined"))
                        .map(Allocation::shown))
                .contains("sge 3");
        assertThat(Allocation.of(Map.of("JOB_ID", "3", "SGE_TASK_ID", "7")).map(Allocation::shown))
                .contains("sge 3.7");
        var lsf = Allocation.of(Map.of("LSB_JOBID", "9", "LSB_JOBINDEX", "4")).orElseThrow();
        assertThat(lsf.shown()).isEqualTo("lsf 9[4]");
        assertThat(lsf.left(Map.of(), (command, input) -> new Commands.Reply(0, "1:30 L\n", ""), NOW))
                .contains(Duration.ofMinutes(90));
        assertThat(lsf.left(Map.of(), (command, input) -> new Commands.Reply(255, "", "Job <9> is not found"), NOW))
                .isEqualTo(Optional.empty());
    }
}
