package io.jadeite.launchers.command;

import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.queue.RunFilter;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose runs. */
final class FilterWords {
    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "WAITING, PENDING, RUNNING, SUCCEEDED, FAILED or CANCELLED; several with commas")
    List<String> states = new ArrayList<>();

    @Option(
            names = {"-t", "--tag", "--tags"},
            paramLabel = "TAG",
            description = "carrying this tag; may be given several times")
    List<String> tags = new ArrayList<>();

    @Option(names = "--workflow", paramLabel = "NAME", description = "of this workflow")
    @Nullable
    String workflow;

    /** @throws io.jadeite.engine.problem.InputException with all that is wrong */
    RunFilter read() {
        var problems = new Problems();
        var known = Arrays.stream(RunState.values()).map(RunState::name).toList();
        var chosen = EnumSet.noneOf(RunState.class);
        for (var state : states) {
            var name = state.strip().toUpperCase(Locale.ROOT);
            if (known.contains(name)) {
                chosen.add(RunState.valueOf(name));
            } else {
                problems.add("--state takes %s, found '%s'.%s"
                        .formatted(String.join(", ", known), state, Nearest.question(name, known)));
            }
        }
        var tagSet = problems.collect(() -> Tags.of(tags));
        problems.throwIfAny();
        return new RunFilter(chosen, tagSet == null ? Tags.NONE : tagSet, Optional.ofNullable(workflow));
    }

    boolean isEmpty() {
        return states.isEmpty() && tags.isEmpty() && workflow == null;
    }
}
