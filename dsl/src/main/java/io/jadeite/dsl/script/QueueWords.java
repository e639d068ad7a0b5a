package io.jadeite.dsl.script;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.queue.RunFilter;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the word {@code queue} knows. Threads may share it. */
public final class QueueWords {
    private static final List<String> FILTERS = List.of("state", "tags", "workflow");

    private final Session session;
    private final QueueAccess queue;

    QueueWords(Session session, QueueAccess queue) {
        this.session = session;
        this.queue = queue;
    }

    /** All runs as a table. */
    public Object table() {
        return table(Map.of());
    }

    /** Those that pass: {@code queue.table(tags: 'small-job', state: 'FAILED')}. */
    public Object table(Map<String, ?> asked) {
        return session.views().tables().queue(session.database(), asked);
    }

    /** The run of that number. */
    public Handle run(long id) {
        return new Handle(queue, id, queue.view().run(id).workflow());
    }

    /** All runs, the newest last. */
    public Handles runs() {
        return runs(Map.of());
    }

    /** Those that pass {@code state}, {@code tags} and {@code workflow}, the newest last. */
    public Handles runs(Map<String, ?> asked) {
        var filter = filter(asked);
        var handles = new ArrayList<Handle>();
        queue.view().each(filter, run -> handles.add(new Handle(queue, run.id(), run.workflow())));
        return new Handles(queue, handles);
    }

    /** How many runs are in each state. */
    public StateCounts counts() {
        return new StateCounts(queue.view().counts());
    }

    @Override
    public String toString() {
        return "Queue in %s: %s"
                .formatted(
                        session.database().shown(),
                        counts().entrySet().stream()
                                .map(count -> "%d %s".formatted(count.getValue(), count.getKey()))
                                .collect(Collectors.joining(", ")));
    }

    private static RunFilter filter(Map<String, ?> asked) {
        var problems = new Problems();
        asked.keySet().stream()
                .filter(name -> !FILTERS.contains(name))
                .forEach(name -> problems.add("queue.runs has no '%s'.%s It takes %s."
                        .formatted(name, Nearest.question(name, FILTERS), String.join(", ", FILTERS))));
        var states = EnumSet.noneOf(RunState.class);
        words(asked.get("state")).forEach(word -> problems.collect(() -> states.add(state(word))));
        var tags = problems.collect(() -> Tags.of(words(asked.get("tags"))));
        problems.throwIfAny();
        return new RunFilter(
                Set.copyOf(states),
                tags == null ? Tags.NONE : tags,
                Optional.ofNullable(asked.get("workflow")).map(String::valueOf));
    }

    private static RunState state(String word) {
        var names = Arrays.stream(RunState.values()).map(Enum::name).toList();
        var name = word.toUpperCase(Locale.ROOT);
        if (!names.contains(name)) {
            throw new InputException("There is no state '%s'.%s States are %s."
                    .formatted(word, Nearest.question(name, names), String.join(", ", names)));
        }
        return RunState.valueOf(name);
    }

    private static List<String> words(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Collection<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(String.valueOf(value));
        };
    }
}
