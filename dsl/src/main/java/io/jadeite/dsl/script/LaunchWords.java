package io.jadeite.dsl.script;

import io.jadeite.engine.worker.LocalCluster;
import java.util.Map;

/** What the word {@code launch} knows: where workers can be started. */
public final class LaunchWords {
    private final ClusterWords cluster;

    LaunchWords(ClusterWords cluster) {
        this.cluster = cluster;
    }

    /** On this computer: {@code launch.local workers: 5, tags: ['small-job']}, the same as {@code cluster.start}. */
    public LocalCluster local(Map<String, ?> asked) {
        return cluster.start(asked);
    }
}
