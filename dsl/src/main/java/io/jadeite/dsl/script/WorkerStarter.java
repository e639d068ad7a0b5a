package io.jadeite.dsl.script;

import java.util.List;

/** Knows how a worker process is started here. Found by {@link java.util.ServiceLoader}: the program's start scripts have it. */
public interface WorkerStarter {
    /**
     * The command that starts one worker.
     *
     * @param options of {@code jadeite engine start-worker}: {@code --tag=small-job}
     */
    List<String> command(List<String> options);
}
