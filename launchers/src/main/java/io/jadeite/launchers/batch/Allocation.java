package io.jadeite.launchers.batch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The batch system's job in which this process runs, as its environment tells.
 *
 * @param system as {@code --on} names it
 * @param job with the number in its array
 * @param node the batch system's name of it
 */
public record Allocation(String system, String job, Optional<String> node) {
    private static final Pattern LEFT = Pattern.compile("(?:([0-9]+)-)?(?:([0-9]+):)?([0-9]+):([0-9]+)");
    private static final Pattern END_TIME = Pattern.compile("EndTime=([0-9T:-]+)");
    private static final Pattern WALLTIME = Pattern.compile("Resource_List\\.walltime = ([0-9:]+)");
    private static final Pattern USED = Pattern.compile("resources_used\\.walltime = ([0-9:]+)");

    /** Empty outside of jobs. */
    public static Optional<Allocation> of(Map<String, String> environment) {
        if (environment.containsKey("SLURM_JOB_ID")) {
            var array = environment.get("SLURM_ARRAY_JOB_ID");
            var job = array == null
                    ? environment.get("SLURM_JOB_ID")
                    : array + "_" + environment.get("SLURM_ARRAY_TASK_ID");
            return Optional.of(new Allocation("slurm", job, Optional.ofNullable(environment.get("SLURMD_NODENAME"))));
        }
        if (environment.containsKey("PBS_JOBID")) {
            return Optional.of(new Allocation("pbs", environment.get("PBS_JOBID"), Optional.empty()));
        }
        if (environment.containsKey("LSB_JOBID")) {
            var index = environment.getOrDefault("LSB_JOBINDEX", "0");
            var job = environment.get("LSB_JOBID") + (index.equals("0") ? "" : "[" + index + "]");
            return Optional.of(new Allocation("lsf", job, Optional.empty()));
        }
        if (environment.containsKey("SGE_TASK_ID") && environment.containsKey("JOB_ID")) {
            var task = environment.get("SGE_TASK_ID");
            var job = environment.get("JOB_ID") + (task.equals("undefined") ? "" : "." + task);
            return Optional.of(new Allocation("sge", job, Optional.empty()));
        }
        return Optional.empty();
    }

    /** {@code slurm 12_3}. */
    public String shown() {
        return system + " " + job;
    }

    /** How much time the job has left; empty where nobody says. */
    public Optional<Duration> left(Map<String, String> environment, Commands commands, Instant now)
            throws InterruptedException {
        return switch (system) {
            case "slurm" -> ofSlurm(environment, commands, now);
            case "pbs" -> ofPbs(commands);
            case "lsf" ->
                said(commands, List.of("bjobs", "-noheader", "-o", "time_left", job))
                        .flatMap(Allocation::ofLsf);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> ofSlurm(Map<String, String> environment, Commands commands, Instant now)
            throws InterruptedException {
        var end = environment.getOrDefault("SLURM_JOB_END_TIME", "");
        if (end.matches("[0-9]+")) {
            return Optional.of(Duration.between(now, Instant.ofEpochSecond(Long.parseLong(end))));
        }
        var number = environment.getOrDefault("SLURM_JOB_ID", "");
        var left = said(commands, List.of("squeue", "--noheader", "--jobs=" + number, "--format=%L"))
                .flatMap(Allocation::time);
        if (left.isPresent()) {
            return left;
        }
        return said(commands, List.of("scontrol", "show", "job", "--oneliner", number))
                .flatMap(text -> {
                    var matcher = END_TIME.matcher(text);
                    try {
                        return matcher.find()
                                ? Optional.of(Duration.between(
                                        now,
                                        LocalDateTime.parse(matcher.group(1)).atZone(ZoneId.systemDefault())))
                                : Optional.empty();
                    } catch (DateTimeException e) {
                        return Optional.empty();
                    }
                });
    }

    private Optional<Duration> ofPbs(Commands commands) throws InterruptedException {
        return said(commands, List.of("qstat", "-f", job)).flatMap(text -> {
            var all = WALLTIME.matcher(text);
            var used = USED.matcher(text);
            var spent = used.find() ? time(used.group(1)).orElse(Duration.ZERO) : Duration.ZERO;
            return all.find() ? time(all.group(1)).map(most -> most.minus(spent)) : Optional.empty();
        });
    }

    /** {@code 1:30 L}: hours and minutes. */
    private static Optional<Duration> ofLsf(String text) {
        return time(text.replaceAll("[^0-9:]", "") + ":00");
    }

    /** Empty where there is no such command, or it knows nothing. */
    private static Optional<String> said(Commands commands, List<String> command) throws InterruptedException {
        try {
            var reply = commands.run(command, Optional.empty());
            return reply.isGood() ? Optional.of(reply.out().strip()) : Optional.empty();
        } catch (CommandFailed e) {
            return Optional.empty();
        }
    }

    /** {@code 2-03:04:05}, {@code 03:04:05}, {@code 04:05}. */
    private static Optional<Duration> time(String text) {
        var matcher = LEFT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(matcher.group(1)))
                .plusHours(number(matcher.group(2)))
                .plusMinutes(number(matcher.group(3)))
                .plusSeconds(number(matcher.group(4))));
    }

    private static long number(@org.jspecify.annotations.Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }
}
