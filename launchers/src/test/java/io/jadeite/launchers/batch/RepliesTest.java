package io.jadeite.launchers.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies as the real programs give them (SLURM 22.05, Son of Grid Engine 8.1.9), and as their manuals show them (PBS, LSF, HTCondor). */
class RepliesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slurm|123|123",
                "slurm|123;cluster|123",
                "pbs|1234.server|1234",
                "pbs|1234[].server.site.example|1234[]",
                "torque|77.head|77",
                "sge|2|2",
                "sge|2.1-5:1|2",
                "lsf|Job <9001> is submitted to queue <normal>.|9001",
                "htcondor|12.0 - 12.4|12"
            })
    void numbersOfSubmittedJobs(String system, String reply, String job) {
        assertThat(BatchSystem.named(system).submitted(reply + "\n")).isEqualTo(job);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slurm", "pbs", "torque", "sge", "lsf", "htcondor"})
    void whatHasNoNumberIsRefused(String system) {
        assertThatThrownBy(() -> BatchSystem.named(system).submitted("Socket timed out on send/recv operation"))
                .isInstanceOf(UnexpectedReply.class)
                .hasMessageContaining("Socket timed out");
    }

    @Test
    void slurm() {
        var states = BatchSystem.named("slurm").states("""
                53|1|RUNNING|2026-11-25T10:00:00|None
                53|2|PENDING|N/A|Priority
                54|N/A|PENDING|2026-11-25T12:00:00|Resources
                55|N/A|COMPLETING|2026-11-25T12:00:00|None
                56|N/A|EXPLODED|N/A|None
                """);

        assertThat(states)
                .containsExactly(
                        new JobState("53", 1, 1, Standing.RUNNING, "RUNNING", Optional.empty()),
                        new JobState("53", 2, 1, Standing.PENDING, "PENDING", Optional.of("Priority")),
                        new JobState(
                                "54",
                                0,
                                1,
                                Standing.PENDING,
                                "PENDING",
                                Optional.of("Resources, expected to start at 2026-11-25T12:00:00")),
                        new JobState("55", 0, 1, Standing.RUNNING, "COMPLETING", Optional.empty()),
                        new JobState("56", 0, 1, Standing.UNKNOWN, "EXPLODED", Optional.empty()));
    }

    @Test
    void gridEngine() {
        var states = BatchSystem.named("sge").states("""
                <?xml version='1.0'?>
                <job_info><queue_info>
                  <job_list state="running"><JB_job_number>3</JB_job_number><JB_name>jadeite</JB_name><state>r</state><slots>1</slots><tasks>1</tasks></job_list>
                  </queue_info><job_info>
                  <job_list state="pending"><JB_job_number>3</JB_job_number><state>qw</state><slots>1</slots><tasks>3-5:1</tasks></job_list>
                  <job_list state="pending"><JB_job_number>4</JB_job_number><state>Eqw</state><slots>1</slots></job_list>
                </job_info></job_info>
                """);

        assertThat(states)
                .containsExactly(
                        new JobState("3", 1, 1, Standing.RUNNING, "r", Optional.empty()),
                        new JobState("3", 0, 3, Standing.PENDING, "qw", Optional.empty()),
                        new JobState("4", 0, 1, Standing.PENDING, "Eqw", Optional.of("in error: qstat -j 4")));
    }

    @Test
    void gridEngineOpensNoOtherFile() {
        assertThatThrownBy(() -> BatchSystem.named("sge")
                        .states("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a><state>&x;</state></a>"))
                .isInstanceOf(UnexpectedReply.class);
    }

    @Test
    void pbs() {
        var states = BatchSystem.named("pbs").states("""
                {"timestamp": 1, "pbs_version": "22.05", "Jobs": {
                  "12.server": {"Job_Name": "a", "job_state": "Q", "comment": "Not Running: Insufficient amount of resource: ncpus"},
                  "13[].server": {"Job_Name": "a", "job_state": "B"},
                  "13[1].server": {"Job_Name": "a", "job_state": "R"},
                  "13[2].server": {"Job_Name": "a", "job_state": "X"}}}
                """);

        assertThat(states)
                .containsExactly(
                        new JobState(
                                "12",
                                0,
                                1,
                                Standing.PENDING,
                                "Q",
                                Optional.of("Not Running: Insufficient amount of resource: ncpus")),
                        new JobState("13[]", 1, 1, Standing.RUNNING, "R", Optional.empty()),
                        new JobState("13[]", 2, 1, Standing.ENDED, "X", Optional.empty()));
    }

    @Test
    void torque() {
        var states = BatchSystem.named("torque").states("""

                head:
                                                                                  Req'd    Req'd       Elap
                Job ID                  Username    Queue    Jobname          SessID  NDS   TSK   Memory   Time    S   Time
                ----------------------- ----------- -------- ---------------- ------ ----- ------ --------- --------- - ---------
                12.head                 ada         batch    jadeite           4711      1      1       --   01:00:00 R  00:00:10
                13[2].head              ada         batch    jadeite            --       1      1       --   01:00:00 Q       --
                """);

        assertThat(states)
                .containsExactly(
                        new JobState("12", 0, 1, Standing.RUNNING, "R", Optional.empty()),
                        new JobState("13[]", 2, 1, Standing.PENDING, "Q", Optional.empty()));
    }

    @Test
    void lsf() {
        var states = BatchSystem.named("lsf").states("""
                9001|1|RUN|-
                9001|2|PEND|New job is waiting for scheduling;
                9002|0|UNKWN|-
                """);

        assertThat(states)
                .containsExactly(
                        new JobState("9001", 1, 1, Standing.RUNNING, "RUN", Optional.empty()),
                        new JobState(
                                "9001",
                                2,
                                1,
                                Standing.PENDING,
                                "PEND",
                                Optional.of("New job is waiting for scheduling;")),
                        new JobState("9002", 0, 1, Standing.UNKNOWN, "UNKWN", Optional.empty()));
        assertThat(BatchSystem.named("lsf").states("No unfinished job found\n")).isEmpty();
    }

    @Test
    void htCondor() {
        var states = BatchSystem.named("htcondor").states("""
                12,0,2,undefined
                12,1,1,undefined
                13,0,5,Error from slot1: disk full, no room
                """);

        assertThat(states)
                .containsExactly(
                        new JobState("12", 1, 1, Standing.RUNNING, "2", Optional.empty()),
                        new JobState("12", 2, 1, Standing.PENDING, "1", Optional.empty()),
                        new JobState(
                                "13",
                                1,
                                1,
                                Standing.PENDING,
                                "5",
                                Optional.of("Error from slot1: disk full, no room")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"slurm", "pbs", "sge", "lsf", "htcondor"})
    void whatIsNoListIsRefusedAndNeverTakenForAnEmptyOne(String system) {
        assertThatThrownBy(
                        () -> BatchSystem.named(system).states("slurm_load_jobs error: Unable to contact controller"))
                .isInstanceOf(UnexpectedReply.class);
    }

    @Test
    void cancellationsNameAllJobs() {
        assertThat(BatchSystem.named("slurm").cancellation(List.of("1", "2"))).containsExactly("scancel", "1", "2");
        assertThat(BatchSystem.named("sge").cancellation(List.of("1"))).containsExactly("qdel", "1");
    }
}
