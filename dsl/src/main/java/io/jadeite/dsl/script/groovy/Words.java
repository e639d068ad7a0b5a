package io.jadeite.dsl.script.groovy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The DSL's own words, for messages and so that variables of the same name don't take their place. */
public final class Words {
    /** In a workflow. */
    public static final List<String> INSIDE = List.of("step", "children", "tags", "directory");

    /** In scripts and cells. */
    public static final List<String> OUTSIDE = List.of(
            "workflow",
            "run",
            "runEach",
            "runCloud",
            "queue",
            "workers",
            "results",
            "cluster",
            "launch",
            "plot",
            "settings",
            "load",
            "loadAll",
            "views");

    private Words() {}

    public static Set<String> all() {
        return Stream.concat(INSIDE.stream(), OUTSIDE.stream()).collect(Collectors.toSet());
    }
}
