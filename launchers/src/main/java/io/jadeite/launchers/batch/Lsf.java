package io.jadeite.launchers.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** IBM Spectrum LSF 10: bsub, bjobs, bkill. */
final class Lsf implements BatchSystem {
    private static final Pattern SUBMITTED = Pattern.compile("Job <([0-9]+)> is submitted");
    private static final int FIELDS = 4;

    @Override
    public String word() {
        return "lsf";
    }

    @Override
    public String mark() {
        return "#BSUB";
    }

    @Override
    public List<String> directives(JobShape shape, JobArray array, Path logs) {
        var lines = new ArrayList<String>();
        lines.add("-J \"" + shape.name()
                + (array.isOne()
                        ? ""
                        : "[" + array.range().replace("%", "]%")
                                + (array.range().contains("%") ? "" : "]"))
                + "\"");
        lines.add("-o " + logs.resolve(array.isOne() ? "%J.log" : "%J_%I.log"));
        lines.add("-n " + shape.coresPerNode() * shape.nodes());
        lines.add("-R \"span[ptile=" + shape.coresPerNode() + "]\"");
        if (shape.memoryMegabytes() > 0) {
            lines.add("-R \"rusage[mem=" + shape.memoryPerNode() + "MB]\"");
        }
        if (shape.gpus() > 0) {
            lines.add("-gpu \"num=" + shape.gpusPerNode() + "\"");
        }
        lines.add("-r");
        shape.time().ifPresent(time -> lines.add("-W " + Clock.minutes(time)));
        shape.account().ifPresent(account -> lines.add("-P " + account));
        shape.partition().ifPresent(queue -> lines.add("-q " + queue));
        shape.qos().ifPresent(qos -> lines.add("-sla " + qos));
        return lines;
    }

    @Override
    public boolean knowsQuality() {
        return true;
    }

    @Override
    public List<String> onEachNode(JobShape shape) {
        return shape.nodes() == 1 ? List.of() : List.of("blaunch");
    }

    /** The script is bsub's input: only there does it look for directives. */
    @Override
    public Submission submission(Path script, JobArray array) {
        return new Submission(List.of("bsub"), Optional.of(script));
    }

    @Override
    public String submitted(String reply) {
        var matcher = SUBMITTED.matcher(reply);
        if (!matcher.find()) {
            throw new UnexpectedReply("bsub", reply);
        }
        return matcher.group(1);
    }

    @Override
    public List<String> question(String user) {
        return List.of("bjobs", "-u", user, "-noheader", "-o", "jobid jobindex stat pend_reason delimiter='|'");
    }

    /** Where there is no job bjobs says so in words. */
    @Override
    public List<JobState> states(String reply) {
        return reply.lines()
                .filter(line -> !line.isBlank() && !line.matches("No (unfinished )?job found.*"))
                .map(Lsf::state)
                .toList();
    }

    private static JobState state(String line) {
        var fields = line.strip().split("\\|", FIELDS);
        if (fields.length < FIELDS || !fields[0].matches("[0-9]+")) {
            throw new UnexpectedReply("bjobs", line);
        }
        int task = fields[1].matches("[0-9]+") ? Integer.parseInt(fields[1]) : 0;
        var reason = fields[3].strip();
        return new JobState(
                fields[0],
                task,
                1,
                standing(fields[2]),
                fields[2],
                reason.isEmpty() || reason.equals("-") ? Optional.empty() : Optional.of(reason));
    }

    private static Standing standing(String word) {
        return switch (word) {
            case "PEND", "PROV", "PSUSP", "WAIT" -> Standing.PENDING;
            case "RUN", "USUSP", "SSUSP" -> Standing.RUNNING;
            case "DONE", "EXIT" -> Standing.ENDED;
            default -> Standing.UNKNOWN;
        };
    }

    @Override
    public List<String> cancellation(Collection<String> jobs) {
        var command = new ArrayList<>(List.of("bkill"));
        command.addAll(jobs);
        return command;
    }
}
