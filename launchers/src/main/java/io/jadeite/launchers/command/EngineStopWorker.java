package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.setting.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code engine stop-worker ID}. */
@Command(description = "ask a worker, wherever it is, to stop; it hands back the run that it has")
final class EngineStopWorker extends SessionCommand {
    @Parameters(paramLabel = "WORKER", description = "its number in 'engine workers'")
    String worker = "";

    EngineStopWorker(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        if (!worker.matches("[1-9]\\d{0,17}")) {
            throw new InputException(
                    "stop-worker takes a worker's number, found '%s'. 'jadeite engine workers' shows them."
                            .formatted(worker));
        }
        var settings = session.settings();
        try (var databases = new LazyDatabase(session)) {
            var registry = new WorkerRegistry(databases.get(), settings.get(Setting.WORKER_LEASE));
            if (!registry.askToStop(Long.parseLong(worker))) {
                throw new InputException(
                        "There is no live worker %s. 'jadeite engine workers' shows them.".formatted(worker));
            }
            session.out().println("Worker %s will stop at its next heartbeat.".formatted(worker));
            return CommandLineInterface.DONE;
        }
    }
}
