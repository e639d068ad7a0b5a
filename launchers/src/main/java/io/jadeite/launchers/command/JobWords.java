package io.jadeite.launchers.command;

import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.setting.Sizes;
import io.jadeite.launchers.batch.BatchSystem;
import io.jadeite.launchers.batch.JobShape;
import io.jadeite.launchers.batch.SiteProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of jobs of a batch system. What a site's profile says stands where an option says nothing; lists add up. */
final class JobWords {
    private static final int MOST = 100_000;

    @Option(
            names = "--on",
            paramLabel = "SYSTEM",
            description = "what starts the workers: slurm, pbs, torque, sge, lsf, htcondor, ssh; unsaid: this computer")
    @Nullable
    String on;

    @Option(names = "--profile", paramLabel = "NAME", description = "what the settings say of a site (profiles)")
    @Nullable
    String profile;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "with --on ssh: a host that gets workers; may be given several times")
    List<String> hosts = new ArrayList<>();

    @Option(names = "--job-name", paramLabel = "NAME", description = "of the jobs; jadeite is usual")
    @Nullable
    String jobName;

    @Option(names = "--time", paramLabel = "TIME", description = "after which the batch system ends a job")
    @Nullable
    String time;

    @Option(names = "--account", paramLabel = "NAME", description = "that pays")
    @Nullable
    String account;

    @Option(
            names = {"--partition", "--queue"},
            paramLabel = "NAME",
            description = "partition or queue of the batch system")
    @Nullable
    String partition;

    @Option(names = "--qos", paramLabel = "NAME", description = "quality of service")
    @Nullable
    String qos;

    @Option(names = "--nodes", paramLabel = "N", description = "nodes of each job, with a worker on each; 1 is usual")
    @Nullable
    String nodes;

    @Option(names = "--workers-per-node", paramLabel = "N", description = "workers on each node of a job; 1 is usual")
    @Nullable
    String workersPerNode;

    @Option(
            names = "--directive",
            paramLabel = "LINE",
            description = "a further directive, without the batch system's mark; may be given several times")
    List<String> directives = new ArrayList<>();

    @Option(
            names = "--without-directive",
            paramLabel = "START",
            description = "leave out directives that begin so; may be given several times")
    List<String> without = new ArrayList<>();

    @Option(
            names = "--prologue",
            paramLabel = "LINE",
            description =
                    "a line of the script before the worker starts, such as 'module load vasp'; may be given several times")
    List<String> prologue = new ArrayList<>();

    @Option(
            names = "--epilogue",
            paramLabel = "LINE",
            description = "a line of the script after the worker; may be given several times")
    List<String> epilogue = new ArrayList<>();

    boolean isSsh(SiteProfile site) {
        return Optional.ofNullable(on).or(() -> site.word("on")).equals(Optional.of(SshCluster.WORD));
    }

    /** Empty: on this computer. */
    Optional<BatchSystem> system(SiteProfile site) {
        return Optional.ofNullable(on)
                .or(() -> site.word("on"))
                .filter(word -> !word.equals("local"))
                .map(BatchSystem::named);
    }

    /** @param worker its options, which say what each worker has to give */
    JobShape shape(SiteProfile site, WorkerWords worker, Problems problems) {
        var amounts = new AmountReader(problems);
        var limit = word(time, site, "time");
        var size = word(worker.memory, site, "memory");
        Duration longest = limit == null ? null : AmountReader.named("--time", problems, () -> Durations.parse(limit));
        Long megabytes = size == null ? null : AmountReader.named("--memory", problems, () -> Sizes.megabytes(size));
        return new JobShape(
                Optional.ofNullable(jobName).or(() -> site.word("job_name")).orElse("jadeite"),
                Optional.ofNullable(longest),
                Math.max(1, amounts.whole("--cores", word(worker.cores, site, "cores"), 1, MOST)),
                megabytes == null ? 0 : Math.toIntExact(megabytes),
                amounts.whole("--gpus", word(worker.gpus, site, "gpus"), 0, MOST),
                Math.max(1, amounts.whole("--nodes", word(nodes, site, "nodes"), 1, MOST)),
                Math.max(
                        1,
                        amounts.whole("--workers-per-node", word(workersPerNode, site, "workers_per_node"), 1, MOST)),
                Optional.ofNullable(word(account, site, "account")),
                Optional.ofNullable(word(partition, site, "partition")),
                Optional.ofNullable(word(qos, site, "qos")),
                both(site.words("directives"), directives),
                both(site.words("without_directives"), without),
                both(site.words("prologue"), prologue),
                both(site.words("epilogue"), epilogue));
    }

    private static @Nullable String word(@Nullable String option, SiteProfile site, String key) {
        return option != null ? option : site.word(key).orElse(null);
    }

    private static List<String> both(List<String> ofSite, List<String> options) {
        var all = new ArrayList<>(ofSite);
        all.addAll(options);
        return all;
    }
}
