package io.jadeite.dsl.table;

import io.jadeite.engine.result.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Puts conditions together as plainly as they can be said. */
final class Conditions {
    static final Condition NEVER = new Condition.Any(List.of());

    private Conditions() {}

    /** What holds depends on how a question is answered; where its value is missing, nothing does. */
    static Condition depending(Question question, Map<Condition, List<Integer>> outcomes) {
        if (outcomes.size() == 1) {
            var same = outcomes.keySet().iterator().next();
            return same.equals(NEVER) ? NEVER : all(List.of(new Condition.Present(question.column()), same));
        }
        var ways = new ArrayList<Condition>();
        outcomes.forEach((outcome, answers) -> {
            if (!outcome.equals(NEVER)) {
                ways.add(all(List.of(question.isAnswered(answers), outcome)));
            }
        });
        return ways.size() == 1 ? ways.getFirst() : new Condition.Any(ways);
    }

    private static Condition all(List<Condition> parts) {
        var flat = new LinkedHashSet<Condition>();
        for (var part : parts) {
            if (part instanceof Condition.All all) {
                flat.addAll(all.parts());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Condition.All(List.copyOf(flat));
    }
}
