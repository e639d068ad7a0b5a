package io.jadeite.dsl.script.flow;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The workflows that a workflow's code mentions, as values or by name. For one thread. */
public final class Mentions {
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<UserWorkflow> held = new LinkedHashSet<>();

    /** Texts that stand in the code; some may be names of workflows. */
    public void addTexts(Collection<String> texts) {
        names.addAll(texts);
    }

    /** A value of the code. */
    public void add(WorkflowUse use) {
        use.held().ifPresentOrElse(held::add, () -> names.add(use.name().toString()));
    }

    /**
     * The user's other workflows among them, each once: what is held as it is, what is named as it is known now.
     *
     * @param user whose code it is; by its own name it means itself
     */
    Set<UserWorkflow> others(UserWorkflow user, Function<String, Optional<UserWorkflow>> known) {
        var own = user.name().toString();
        var others = new LinkedHashSet<>(held);
        names.stream()
                .filter(name -> !name.equals(own))
                .map(known)
                .flatMap(Optional::stream)
                .forEach(others::add);
        others.remove(user);
        return Collections.unmodifiableSet(others);
    }
}
