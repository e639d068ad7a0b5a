package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.launchers.batch.CommandFailed;
import io.jadeite.launchers.batch.SiteProfile;
import io.jadeite.launchers.batch.SshHosts;
import io.jadeite.launchers.batch.SystemCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Workers on hosts that ssh reaches, one after the other. */
final class SshCluster {
    static final String WORD = "ssh";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String USUAL = "ssh -o BatchMode=yes -o ConnectTimeout=10";
    /** What is this computer's own matter. */
    private static final List<String> NOT_TOLD =
            List.of("JADEITE_CLUSTER_PROCESS", "JADEITE_JAVA_HOME", "JADEITE_HOME");

    private final Session session;
    private final SiteProfile site;
    private final List<String> hosts;
    private final WorkerWords worker;

    /** @throws InputException where no host is named */
    SshCluster(Session session, SiteProfile site, JobWords jobs, WorkerWords worker) {
        this.session = session;
        this.site = site;
        this.worker = worker;
        this.hosts = new ArrayList<>(site.words("hosts"));
        hosts.addAll(jobs.hosts);
        if (hosts.isEmpty()) {
            throw new InputException("--on ssh needs hosts: --host lab-01 --host lab-02, or hosts in a --profile.");
        }
        worker.read();
    }

    int start(int workers, Path folder) throws InterruptedException {
        BatchCluster.warnOfSqlite(session);
        var ssh = new SshHosts(
                Arrays.asList(site.word("ssh").orElse(USUAL).strip().split("\\s+", -1)), new SystemCommands(LIMIT));
        var command = new ArrayList<>(List.of(BatchCluster.program(site), "engine", "start-worker"));
        command.addAll(worker.words());
        int broken = 0;
        for (int i = 0; i < workers; i++) {
            var host = hosts.get(i % hosts.size());
            var log = "jadeite/clusters/%s/worker-%02d.log".formatted(folder.getFileName(), i + 1);
            try {
                long process = ssh.start(host, told(), site.words("prologue"), command, log);
                session.out().println(host + " " + process);
                session.err()
                        .println("A worker is process %d on %s; its log there is ~/%s".formatted(process, host, log));
            } catch (CommandFailed e) {
                broken++;
                session.err().println(e.getMessage());
            }
        }
        return broken == 0 ? CommandLineInterface.DONE : CommandLineInterface.FAILED;
    }

    private Map<String, String> told() {
        return session.environment().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JADEITE_") && !NOT_TOLD.contains(variable.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
