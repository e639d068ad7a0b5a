package io.jadeite.launchers.batch;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.text.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** PBS Professional and OpenPBS (PBS Professional Reference Guide, qsub, qstat), and Torque, whose arrays and requests are written otherwise. */
final class Pbs implements BatchSystem {
    /** Which family. */
    enum Kind {
        PROFESSIONAL,
        TORQUE
    }

    private static final Pattern NUMBER = Pattern.compile("([0-9]+)(\\[([0-9]*)])?(\\..*)?");

    private final Kind kind;

    Pbs(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String word() {
        return isTorque() ? "torque" : "pbs";
    }

    private boolean isTorque() {
        return kind == Kind.TORQUE;
    }

    @Override
    public String mark() {
        return "#PBS";
    }

    @Override
    public List<String> directives(JobShape shape, JobArray array, Path logs) {
        var lines = new ArrayList<String>();
        lines.add("-N " + shape.name());
        if (!array.isOne()) {
            lines.add((isTorque() ? "-t " : "-J ") + array.range());
        }
        lines.add("-j oe");
        lines.add("-o " + logs);
        lines.add("-V");
        lines.add("-r y");
        lines.add("-l " + (isTorque() ? torqueNodes(shape) : nodes(shape)));
        if (isTorque() && shape.memoryMegabytes() > 0) {
            lines.add("-l mem=" + shape.memoryPerNode() * shape.nodes() + "mb");
        }
        shape.time().ifPresent(time -> lines.add("-l walltime=" + Clock.hours(time)));
        shape.account().ifPresent(account -> lines.add("-A " + account));
        shape.partition().ifPresent(queue -> lines.add("-q " + queue));
        shape.qos().filter(_ -> isTorque()).ifPresent(qos -> lines.add("-l qos=" + qos));
        return lines;
    }

    @Override
    public boolean knowsQuality() {
        return isTorque();
    }

    private static String nodes(JobShape shape) {
        return "select=%d:ncpus=%d%s%s"
                .formatted(
                        shape.nodes(),
                        shape.coresPerNode(),
                        shape.memoryMegabytes() > 0 ? ":mem=" + shape.memoryPerNode() + "mb" : "",
                        shape.gpus() > 0 ? ":ngpus=" + shape.gpusPerNode() : "");
    }

    private static String torqueNodes(JobShape shape) {
        return "nodes=%d:ppn=%d%s"
                .formatted(shape.nodes(), shape.coresPerNode(), shape.gpus() > 0 ? ":gpus=" + shape.gpusPerNode() : "");
    }

    @Override
    public List<String> onEachNode(JobShape shape) {
        return shape.nodes() == 1 ? List.of() : isTorque() ? List.of("pbsdsh", "-u") : List.of("pbsdsh", "--");
    }

    @Override
    public Submission submission(Path script, JobArray array) {
        return Submission.of("qsub", script.toString());
    }

    /** {@code 123.server} or {@code 123[].server}. */
    @Override
    public String submitted(String reply) {
        var matcher = NUMBER.matcher(reply.strip());
        if (!matcher.matches()) {
            throw new UnexpectedReply("qsub", reply);
        }
        return array(matcher.group(1), matcher.group(2) != null);
    }

    private static String array(String number, boolean isArray) {
        return isArray ? number + "[]" : number;
    }

    @Override
    public List<String> question(String user) {
        return isTorque() ? List.of("qstat", "-t", "-u", user) : List.of("qstat", "-t", "-f", "-F", "json");
    }

    @Override
    public List<JobState> states(String reply) {
        return isTorque() ? lines(reply) : json(reply);
    }

    private static List<JobState> json(String reply) {
        Map<String, Object> all;
        try {
            all = Json.readObject(reply, "qstat");
        } catch (JadeiteException e) {
            throw new UnexpectedReply("qstat", reply);
        }
        var states = new ArrayList<JobState>();
        if (all.get("Jobs") instanceof Map<?, ?> jobs) {
            jobs.forEach((id, of) -> {
                if (of instanceof Map<?, ?> job) {
                    var comment = job.get("comment");
                    state(
                                    String.valueOf(id),
                                    String.valueOf(job.get("job_state")),
                                    comment == null ? "" : comment.toString())
                            .ifPresent(states::add);
                }
            });
        }
        return states;
    }

    /** Those of {@code qstat -t -u}: the number first, the state in the column before the last. */
    private static List<JobState> lines(String reply) {
        var states = new ArrayList<JobState>();
        reply.lines()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]+.*"))
                .forEach(line -> {
                    var fields = line.split("\\s+", -1);
                    if (fields.length < 4) {
                        throw new UnexpectedReply("qstat", line);
                    }
                    state(fields[0], fields[fields.length - 2], "").ifPresent(states::add);
                });
        return states;
    }

    /** Empty for the line about an array as a whole, whose tasks have lines of their own. */
    private static Optional<JobState> state(String id, String word, String reason) {
        var matcher = NUMBER.matcher(id);
        if (!matcher.matches()) {
            throw new UnexpectedReply("qstat", id);
        }
        var index = matcher.group(3);
        if (index != null && index.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new JobState(
                array(matcher.group(1), matcher.group(2) != null),
                index == null ? 0 : Integer.parseInt(index),
                1,
                standing(word),
                word,
                reason.isBlank() ? Optional.empty() : Optional.of(reason)));
    }

    private static Standing standing(String word) {
        return switch (word) {
            case "Q", "H", "W", "T", "M" -> Standing.PENDING;
            case "R", "E", "S", "U", "B" -> Standing.RUNNING;
            case "C", "F", "X" -> Standing.ENDED;
            default -> Standing.UNKNOWN;
        };
    }

    @Override
    public List<String> cancellation(Collection<String> jobs) {
        var command = new ArrayList<>(List.of("qdel"));
        command.addAll(jobs);
        return command;
    }
}
