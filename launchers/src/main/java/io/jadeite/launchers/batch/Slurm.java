package io.jadeite.launchers.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SLURM: slurm.schedmd.com/sbatch.html, squeue.html, scancel.html. */
final class Slurm implements BatchSystem {
    /** squeue's long names, of jobs that wait. */
    private static final Set<String> WAITING = Set.of(
            "PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "RESV_DEL_HOLD", "SPECIAL_EXIT");

    private static final Set<String> AT_WORK =
            Set.of("RUNNING", "COMPLETING", "SUSPENDED", "STOPPED", "SIGNALING", "STAGE_OUT", "RESIZING");
    private static final Set<String> OVER = Set.of(
            "COMPLETED",
            "CANCELLED",
            "FAILED",
            "TIMEOUT",
            "NODE_FAIL",
            "PREEMPTED",
            "BOOT_FAIL",
            "DEADLINE",
            "OUT_OF_MEMORY",
            "REVOKED");

    private static final int FIELDS = 5;

    @Override
    public String word() {
        return "slurm";
    }

    @Override
    public String mark() {
        return "#SBATCH";
    }

    @Override
    public List<String> directives(JobShape shape, JobArray array, Path logs) {
        var lines = new ArrayList<String>();
        lines.add("--job-name=" + shape.name());
        if (!array.isOne()) {
            lines.add("--array=" + array.range());
        }
        lines.add("--output=" + logs.resolve(array.isOne() ? "%j.log" : "%A_%a.log"));
        lines.add("--open-mode=append");
        lines.add("--nodes=" + shape.nodes());
        lines.add("--ntasks-per-node=1");
        lines.add("--cpus-per-task=" + shape.coresPerNode());
        if (shape.memoryMegabytes() > 0) {
            lines.add("--mem=" + shape.memoryPerNode() + "M");
        }
        if (shape.gpus() > 0) {
            lines.add("--gpus-per-node=" + shape.gpusPerNode());
        }
        shape.time().ifPresent(time -> lines.add("--time=" + Clock.hours(time)));
        shape.account().ifPresent(account -> lines.add("--account=" + account));
        shape.partition().ifPresent(partition -> lines.add("--partition=" + partition));
        shape.qos().ifPresent(qos -> lines.add("--qos=" + qos));
        return lines;
    }

    @Override
    public boolean knowsQuality() {
        return true;
    }

    @Override
    public List<String> onEachNode(JobShape shape) {
        return shape.nodes() == 1 ? List.of() : List.of("srun", "--ntasks-per-node=1", "--kill-on-bad-exit=0");
    }

    @Override
    public Submission submission(Path script, JobArray array) {
        return Submission.of("sbatch", "--parsable", script.toString());
    }

    /** {@code 123} or {@code 123;cluster}. */
    @Override
    public String submitted(String reply) {
        var number = reply.strip().replaceFirst(";.*$", "");
        if (!number.matches("[0-9]+")) {
            throw new UnexpectedReply("sbatch", reply);
        }
        return number;
    }

    @Override
    public List<String> question(String user) {
        return List.of("squeue", "--noheader", "--array", "--user=" + user, "--format=%F|%K|%T|%S|%r");
    }

    @Override
    public List<JobState> states(String reply) {
        return reply.lines().filter(line -> !line.isBlank()).map(Slurm::state).toList();
    }

    private static JobState state(String line) {
        var fields = line.strip().split("\\|", FIELDS);
        if (fields.length < FIELDS) {
            throw new UnexpectedReply("squeue", line);
        }
        int task = fields[1].matches("[0-9]+") ? Integer.parseInt(fields[1]) : 0;
        var begin = fields[3].equals("N/A") ? "" : ", expected to start at " + fields[3];
        var reason = fields[4].equals("None") || fields[4].isBlank()
                ? Optional.<String>empty()
                : Optional.of(fields[4] + (standing(fields[2]) == Standing.PENDING ? begin : ""));
        return new JobState(fields[0], task, 1, standing(fields[2]), fields[2], reason);
    }

    private static Standing standing(String word) {
        if (WAITING.contains(word)) {
            return Standing.PENDING;
        }
        if (AT_WORK.contains(word)) {
            return Standing.RUNNING;
        }
        return OVER.contains(word) ? Standing.ENDED : Standing.UNKNOWN;
    }

    @Override
    public List<String> cancellation(Collection<String> jobs) {
        var command = new ArrayList<>(List.of("scancel"));
        command.addAll(jobs);
        return command;
    }
}
