package io.jadeite.dsl.table;

import groovy.lang.Closure;
import groovy.lang.MissingPropertyException;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.result.Condition;
import io.jadeite.engine.result.ResultValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/**
 * Finds the condition that a closure is, without reading it: the closure is called with values that stand for any, and at each
 * comparison once for each answer that there can be. What it says at the ends of all these ways is the condition.
 *
 * <p>Groovy has no way to overload {@code <}; but a closure that says yes to "less", and no to "equal" and to "more", says
 * {@code <}, however it is written.
 */
final class Exploration {
    // A closure that asks more than this of its row is asked row by row.
    private static final int MOST_CALLS = 1000;
    private static final int MOST_QUESTIONS = 40;

    private final Closure<?> closure;
    private final KnownColumns known;
    private final boolean onlyPossible;
    private int calls;

    private Exploration(Closure<?> closure, KnownColumns known, boolean onlyPossible) {
        this.closure = closure;
        this.known = known;
        this.onlyPossible = onlyPossible;
    }

    /**
     * Empty where it isn't made of comparisons of columns with given values alone.
     *
     * @throws InputException where it compares what can't be compared, or uses a name that isn't known
     */
    static Optional<Condition> of(Closure<?> closure, KnownColumns known) {
        // Answers that contradict each other do no harm, and the condition is plainer with them; but they may be too
        // many.
        var all = new Exploration(closure, known, false).condition();
        return all.isPresent() ? all : new Exploration(closure, known, true).condition();
    }

    private Optional<Condition> condition() {
        try {
            return Optional.of(explore(Map.of()));
        } catch (InputException e) {
            throw e;
        } catch (MissingPropertyException e) {
            if (AskedValue.class.equals(e.getType())) {
                return Optional.empty();
            }
            throw new InputException(known.unknown(e.getProperty()));
        } catch (RuntimeException e) {
            // Whatever a stand-in can't do, a real value may: then the rows are asked, and if they can't either, they
            // say so.
            return Optional.empty();
        }
    }

    /** What the closure says where these questions have these answers. */
    private Condition explore(Map<Question, Integer> answers) {
        if (++calls > MOST_CALLS || answers.size() > MOST_QUESTIONS) {
            throw new RowByRow();
        }
        var values = new AnyValues(answers);
        Question next;
        try {
            boolean said = says(closure, values);
            check(answers, values, said);
            return said ? Condition.always() : Conditions.NEVER;
        } catch (Unanswered e) {
            next = e.question;
        }
        var outcomes = new LinkedHashMap<Condition, List<Integer>>();
        for (int answer : next.answers()) {
            var further = new LinkedHashMap<>(answers);
            further.put(next, answer);
            if (onlyPossible && Sample.of(further).isEmpty()) {
                continue;
            }
            outcomes.computeIfAbsent(explore(further), _ -> new ArrayList<>()).add(answer);
        }
        return Conditions.depending(next, outcomes);
    }

    /**
     * What a stand-in can't notice, such as {@code instanceof} or a range that looks for a number, leaves a value that was read and never
     * compared, or shows when real values are tried.
     */
    private void check(Map<Question, Integer> answers, AnyValues values, boolean said) {
        if (!values.allCompared()) {
            throw new RowByRow();
        }
        var sample = Sample.of(answers);
        if (sample.isPresent() && says(closure, new SampleValues(sample.get())) != said) {
            throw new RowByRow();
        }
    }

    static boolean says(Closure<?> closure, RowValues values) {
        var own = (Closure<?>) closure.clone();
        own.setDelegate(values);
        own.setResolveStrategy(Closure.DELEGATE_FIRST);
        return DefaultTypeTransformation.castToBoolean(own.call(values));
    }

    /** Values that stand for any, some questions about which are answered. */
    private final class AnyValues extends RowValues {
        private final Map<Question, Integer> answers;
        private final List<AskedValue> read = new ArrayList<>();

        AnyValues(Map<Question, Integer> answers) {
            super(known);
            this.answers = answers;
        }

        @Override
        Object value(ResultValue column) {
            var value = new AskedValue(column, this::answer);
            read.add(value);
            return value;
        }

        boolean allCompared() {
            return read.stream().allMatch(AskedValue::isCompared);
        }

        private int answer(Question question) {
            var answer = answers.get(question);
            if (answer == null) {
                throw new Unanswered(question);
            }
            return answer;
        }
    }

    /** Real values of the columns that are compared. */
    private final class SampleValues extends RowValues {
        private final Map<ResultValue, Object> values;

        SampleValues(Map<ResultValue, Object> values) {
            super(known);
            this.values = values;
        }

        @Override
        Object value(ResultValue column) {
            var value = values.get(column);
            if (value == null) {
                throw new RowByRow();
            }
            return value;
        }
    }

    /** Ends a call at the first question that has no answer yet. */
    @SuppressWarnings("serial")
    private static final class Unanswered extends RuntimeException {
        private final transient Question question;

        Unanswered(Question question) {
            super(question.toString(), null, false, false);
            this.question = question;
        }
    }
}
