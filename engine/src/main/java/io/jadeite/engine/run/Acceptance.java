package io.jadeite.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a worker takes: decided about lanes, the same way by the worker that claims, by the submission that warns and by
 * {@code queue explain}.
 *
 * @param calculators those that it has checked it can run
 * @param languages of the bundles that it can load: such a run brings its workflow with it, and its calculator is only a name
 * @param capacity what it has; the time is its remaining life, zero where that has no end
 */
public record Acceptance(
        Tags tags, TagMatch match, Set<String> calculators, Set<String> languages, Resources capacity) {
    public Acceptance {
        calculators = Set.copyOf(calculators);
        languages = Set.copyOf(languages);
    }

    /** Of installed workflows only. */
    public Acceptance(Tags tags, TagMatch match, Set<String> calculators, Resources capacity) {
        this(tags, match, calculators, Set.of(), capacity);
    }

    public boolean accepts(Lane lane) {
        return match.accepts(tags, lane.tags(), lane.userTags())
                && isCapableOf(lane)
                && capacity.suffice(lane.resources());
    }

    /** Each reason why it doesn't take runs of the lane, in words; none where it does. */
    public List<String> objections(Lane lane) {
        var objections = new ArrayList<String>();
        if (!match.accepts(tags, lane.tags(), lane.userTags())) {
            objections.add(
                    switch (match) {
                        case ALL -> "it takes only runs that carry all of its tags [%s]".formatted(tags);
                        case ANY -> "it takes only runs that carry one of its tags [%s]".formatted(tags);
                        case EXACT -> "it takes only runs tagged exactly [%s]".formatted(tags);
                    });
        }
        if (!isCapableOf(lane)) {
            objections.add(lane.language()
                    .map(language -> "it can't load workflows that travel in the language %s".formatted(language))
                    .orElse("it can't run the calculator %s".formatted(lane.calculator())));
        }
        objections.addAll(capacity.shortages(lane.resources()));
        return objections;
    }

    private boolean isCapableOf(Lane lane) {
        return lane.language().map(languages::contains).orElse(calculators.contains(lane.calculator()));
    }
}
