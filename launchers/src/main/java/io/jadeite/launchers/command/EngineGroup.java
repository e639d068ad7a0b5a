package io.jadeite.launchers.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code jadeite engine …}. */
@Command(name = "jadeite engine", description = "start, see and stop workers", synopsisSubcommandLabel = "COMMAND")
final class EngineGroup extends Group {
    static Group of(Session session) {
        var group = new EngineGroup();
        group.add("start-worker", () -> new EngineStartWorker(session, false));
        group.add("start-singleflow-worker", () -> single(session));
        group.add("start-cluster", () -> new EngineStartCluster(session));
        group.add("submit-script", () -> new EngineSubmitScript(session));
        group.add("workers", () -> new EngineWorkers(session));
        group.add("stop-worker", () -> new EngineStopWorker(session));
        return group;
    }

    private static CommandLine single(Session session) {
        var line = new CommandLine(new EngineStartWorker(session, true));
        line.getCommandSpec().usageMessage().description("take one run from the queue, and end");
        return line;
    }
}
