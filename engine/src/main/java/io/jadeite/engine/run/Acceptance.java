package io.jadeite.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a worker takes: decided about lanes, the same way by the worker that claims, by the submission that warns and by
 * {@code queue explain}.
 *
 * @param calculators those that it has checked it can run
 * @param capacity what it has; the time is its remaining life, zero where that has no end
 */
public record Acceptance(Tags tags, TagMatch match, Set<String> calculators, Resources capacity) {
    public Acceptance {
        calculators = Set.copyOf(calculators);
    }

    public boolean accepts(Lane lane) {
        return match.accepts(tags, lane.tags(), lane.userTags())
                && calculators.contains(lane.calculator())
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
        if (!calculators.contains(lane.calculator())) {
            objections.add("it can't run the calculator %s".formatted(lane.calculator()));
        }
        objections.addAll(capacity.shortages(lane.resources()));
        return objections;
    }
}
