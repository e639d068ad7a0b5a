package io.jadeite.engine.queue;

import io.jadeite.engine.database.Dialect;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which runs to show: empty says all. */
public record RunFilter(Set<RunState> states, Tags tags, Optional<String> workflow) {
    public static final RunFilter ALL = new RunFilter(Set.of(), Tags.NONE, Optional.empty());

    public RunFilter {
        states = Set.copyOf(states);
    }

    /**
     * The run is in one of the states, carries all of the tags, and is of the workflow: the words after "and …", with values to
     * bind.
     */
    String conditions(Dialect dialect) {
        var words = new StringBuilder();
        if (!states.isEmpty()) {
            var codes =
                    states.stream().map(state -> Integer.toString(state.code())).sorted();
            words.append(codes.collect(Collectors.joining(", ", " and run.state in (", ")")));
        }
        if (workflow.isPresent()) {
            words.append(" and d.workflow = ?");
        }
        // Type, calculator and full name are tags too, but stand in columns of their own.
        var tag = " and (d.workflow = ? or d.workflow_type = ? or d.calculator = ? or %s)"
                .formatted(dialect.hasWord("d.user_tags"));
        words.append(tag.repeat(tags.sorted().size()));
        return words.toString();
    }

    List<String> values() {
        var values = new ArrayList<String>(workflow.stream().toList());
        tags.sorted().forEach(tag -> values.addAll(Collections.nCopies(4, tag)));
        return values;
    }
}
