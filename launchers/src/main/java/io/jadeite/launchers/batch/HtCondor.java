package io.jadeite.launchers.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** HTCondor 23: condor_submit, condor_q, condor_rm. A description of the job lies beside the script that it executes. */
final class HtCondor implements BatchSystem {
    private static final Pattern SUBMITTED = Pattern.compile("([0-9]+)\\.[0-9]+ - [0-9]+\\.[0-9]+");
    private static final int FIELDS = 4;

    @Override
    public String word() {
        return "htcondor";
    }

    /** None: scripts have no directives there. */
    @Override
    public String mark() {
        return "#";
    }

    /** The lines of the description. */
    @Override
    public List<String> directives(JobShape shape, JobArray array, Path logs) {
        var lines = new ArrayList<String>();
        lines.add("batch_name = " + shape.name());
        lines.add("universe = vanilla");
        lines.add("getenv = True");
        lines.add("output = " + logs.resolve("$(ClusterId)_$(ProcId).log"));
        lines.add("error = " + logs.resolve("$(ClusterId)_$(ProcId).log"));
        lines.add("log = " + logs.resolve("$(ClusterId).events"));
        lines.add("kill_sig = SIGTERM");
        lines.add("request_cpus = " + shape.coresPerNode());
        if (shape.memoryMegabytes() > 0) {
            lines.add("request_memory = " + shape.memoryPerNode() + "MB");
        }
        if (shape.gpus() > 0) {
            lines.add("request_gpus = " + shape.gpusPerNode());
        }
        shape.time().ifPresent(time -> lines.add("allowed_execute_duration = " + time.toSeconds()));
        shape.account().ifPresent(account -> lines.add("accounting_group = " + account));
        if (array.atOnce() > 0 && array.atOnce() < array.jobs()) {
            lines.add("max_materialize = " + array.atOnce());
        }
        return lines;
    }

    @Override
    public List<String> onEachNode(JobShape shape) {
        return List.of();
    }

    @Override
    public Map<String, String> files(JobShape shape, JobArray array, Path logs, List<String> worker) {
        var description = new ArrayList<String>();
        directives(shape, array, logs).stream()
                .filter(line -> shape.without().stream().noneMatch(line::startsWith))
                .forEach(description::add);
        description.addAll(shape.directives());
        description.add("executable = submit.sh");
        description.add("queue " + array.jobs());
        var script = new ArrayList<>(List.of("#!/bin/sh"));
        script.addAll(BatchScript.body(this, shape, worker));
        var files = new LinkedHashMap<String, String>();
        files.put("submit.sub", String.join("\n", description) + "\n");
        files.put("submit.sh", String.join("\n", script) + "\n");
        return files;
    }

    @Override
    public Submission submission(Path script, JobArray array) {
        return Submission.of("condor_submit", "-terse", script.toString());
    }

    /** {@code 12.0 - 12.4}. */
    @Override
    public String submitted(String reply) {
        var matcher = SUBMITTED.matcher(reply);
        if (!matcher.find()) {
            throw new UnexpectedReply("condor_submit", reply);
        }
        return matcher.group(1);
    }

    @Override
    public List<String> question(String user) {
        return List.of("condor_q", user, "-nobatch", "-af:,", "ClusterId", "ProcId", "JobStatus", "HoldReason");
    }

    @Override
    public List<JobState> states(String reply) {
        return reply.lines()
                .filter(line -> !line.isBlank())
                .map(HtCondor::state)
                .toList();
    }

    private static JobState state(String line) {
        var fields = line.split(",", FIELDS);
        if (fields.length < FIELDS
                || !fields[0].strip().matches("[0-9]+")
                || !fields[1].strip().matches("[0-9]+")) {
            throw new UnexpectedReply("condor_q", line);
        }
        var word = fields[2].strip();
        var reason = fields[3].strip();
        return new JobState(
                fields[0].strip(),
                Integer.parseInt(fields[1].strip()) + 1,
                1,
                standing(word),
                word,
                reason.isEmpty() || reason.equals("undefined") ? Optional.empty() : Optional.of(reason));
    }

    /** JobStatus: 1 idle, 2 running, 3 removed, 4 completed, 5 held, 6 transferring output, 7 suspended. */
    private static Standing standing(String word) {
        return switch (word) {
            case "1", "5" -> Standing.PENDING;
            case "2", "6", "7" -> Standing.RUNNING;
            case "3", "4" -> Standing.ENDED;
            default -> Standing.UNKNOWN;
        };
    }

    @Override
    public List<String> cancellation(Collection<String> jobs) {
        var command = new ArrayList<>(List.of("condor_rm"));
        command.addAll(jobs);
        return command;
    }
}
