package io.jadeite.launchers.command;

import io.jadeite.dsl.script.WorkerStarter;
import java.util.List;

/** Scripts start workers as {@code engine start-cluster} does. Found by its service file. */
public final class ProgramWorkers implements WorkerStarter {
    @Override
    public List<String> command(List<String> options) {
        return EngineStartCluster.workerCommand(options);
    }
}
