package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.launchers.batch.SiteProfile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code engine submit-script}: the script of a job with a worker in it, to be kept and changed. */
@Command(description = "print the script of a batch system's job in which a worker runs")
final class EngineSubmitScript extends SessionCommand {
    @Mixin
    WorkerWords words = new WorkerWords();

    @Mixin
    JobWords jobs = new JobWords();

    EngineSubmitScript(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        var site = jobs.profile == null
                ? SiteProfile.NONE
                : SiteProfile.named(jobs.profile, session.settings().profiles());
        if (jobs.isSsh(site)) {
            throw new InputException(
                    "ssh needs no script: 'jadeite engine start-cluster N --on ssh --host NAME' starts workers at once.");
        }
        var system = jobs.system(site)
                .orElseThrow(
                        () -> new InputException(
                                "submit-script needs --on: slurm, pbs, torque, sge, lsf or htcondor; or a --profile that says it."));
        new BatchCluster(session, system, site, jobs, words)
                .files(1, 0, Path.of(""), false)
                .forEach((name, text) -> session.out().print(text));
        return CommandLineInterface.DONE;
    }
}
