package io.jadeite.engine.result;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which results of a workflow, and in which order; those of hidden runs never.
 *
 * @param order empty says by the run's number
 */
public record ResultQuery(String workflow, Condition condition, Optional<Order> order) {
    /** By a column's values, those without one last; equal ones by the run's number. */
    public record Order(ResultValue column, boolean descending) {}

    /** What decides which they are, and their order. */
    Stream<ResultValue> values() {
        return Stream.concat(condition.values(), order.map(Order::column).stream());
    }

    /** All of a workflow, the newest last. */
    public static ResultQuery of(String workflow) {
        return new ResultQuery(workflow, Condition.always(), Optional.empty());
    }

    /** Those of them that fulfil this condition too. */
    public ResultQuery where(Condition further) {
        return new ResultQuery(workflow, condition.and(further), order);
    }

    public ResultQuery sortedBy(ResultValue column, boolean descending) {
        return new ResultQuery(workflow, condition, Optional.of(new Order(column, descending)));
    }
}
