package io.jadeite.engine.queue;

import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which runs to show: empty says all. */
public record RunFilter(Set<RunState> states, Tags tags, Optional<String> workflow) {
    public static final RunFilter ALL = new RunFilter(Set.of(), Tags.NONE, Optional.empty());

    public RunFilter {
        states = Set.copyOf(states);
    }

    /** The run is in one of the states, carries all of the tags, and is of the workflow. */
    public boolean accepts(RunRecord run) {
        return (states.isEmpty() || states.contains(run.state()))
                && run.tags().containsAll(tags)
                && workflow.map(run.workflow()::equals).orElse(true);
    }

    /** The same for the database, as far as it can decide: the words after "and …", with values to bind. */
    String conditions() {
        var codes = states.stream()
                .map(state -> Integer.toString(state.code()))
                .sorted()
                .toList();
        return (codes.isEmpty() ? "" : " and run.state in (" + String.join(", ", codes) + ")")
                + (workflow.isEmpty() ? "" : " and d.workflow = ?");
    }

    List<String> values() {
        return workflow.stream().toList();
    }
}
