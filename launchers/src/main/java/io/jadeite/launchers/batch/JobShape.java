package io.jadeite.launchers.batch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one job of a batch system asks for.
 *
 * @param name of the job, in the batch system's lists
 * @param time after which the batch system ends it
 * @param cores of each worker
 * @param memoryMegabytes of each worker; 0: what is usual there
 * @param gpus of each worker
 * @param nodes that one job spans
 * @param workersPerNode that start on each of its nodes
 * @param account that pays
 * @param partition or queue
 * @param directives further ones, as they are written behind the batch system's mark
 * @param without beginnings of directives that this site doesn't take
 * @param prologue lines before the worker starts, such as {@code module load vasp}
 * @param epilogue lines after it has ended
 */
public record JobShape(
        String name,
        Optional<Duration> time,
        int cores,
        int memoryMegabytes,
        int gpus,
        int nodes,
        int workersPerNode,
        Optional<String> account,
        Optional<String> partition,
        Optional<String> qos,
        List<String> directives,
        List<String> without,
        List<String> prologue,
        List<String> epilogue) {
    public JobShape {
        directives = List.copyOf(directives);
        without = List.copyOf(without);
        prologue = List.copyOf(prologue);
        epilogue = List.copyOf(epilogue);
    }

    /** On each node. */
    int coresPerNode() {
        return cores * workersPerNode;
    }

    /** On each node; 0: nothing is said. */
    int memoryPerNode() {
        return memoryMegabytes * workersPerNode;
    }

    /** On each node. */
    int gpusPerNode() {
        return gpus * workersPerNode;
    }

    /** In one job. */
    public int workers() {
        return nodes * workersPerNode;
    }
}
