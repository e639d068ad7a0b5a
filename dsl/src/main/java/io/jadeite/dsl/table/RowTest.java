package io.jadeite.dsl.table;

import groovy.lang.Closure;
import groovy.lang.MissingPropertyException;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.result.ResultQuery;
import io.jadeite.engine.result.ResultRow;
import io.jadeite.engine.result.ResultRows;
import io.jadeite.engine.result.ResultValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Closures that are asked row by row. Which columns they look at is found out by their looking, so that no other ones are read.
 * Threads may share it.
 */
final class RowTest {
    private final List<Closure<?>> closures;
    private final KnownColumns known;
    private final CopyOnWriteArrayList<ResultValue> lookedAt = new CopyOnWriteArrayList<>();

    private RowTest(List<Closure<?>> closures, KnownColumns known) {
        this.closures = List.copyOf(closures);
        this.known = known;
    }

    static RowTest of(Closure<?> closure, KnownColumns known) {
        return new RowTest(List.of(closure), known);
    }

    /** This one and the other. */
    RowTest and(RowTest other) {
        return new RowTest(
                Stream.concat(closures.stream(), other.closures.stream()).toList(), known);
    }

    /**
     * A piece of the rows.
     *
     * @param passing those that passed, with the values that were asked for first
     * @param last the run of the last row that was looked at
     */
    record Page(List<ResultRow> passing, long last, boolean isLast) {}

    /** Looks at the next rows behind a run. */
    Page page(ResultRows rows, ResultQuery query, List<ResultValue> columns, long after) {
        while (true) {
            var read = new ArrayList<>(columns);
            lookedAt.stream().filter(column -> !read.contains(column)).forEach(read::add);
            var page = rows.page(query, read, after, ResultRows.PAGE);
            try {
                var values = new OneRow(known, read);
                var passing = page.stream().filter(row -> passes(values, row)).toList();
                return new Page(passing, page.isEmpty() ? after : page.getLast().run(), page.size() < ResultRows.PAGE);
            } catch (NotRead e) {
                lookedAt.addIfAbsent(e.column);
            }
        }
    }

    void each(ResultRows rows, ResultQuery query, List<ResultValue> columns, Consumer<ResultRow> reader) {
        long last = 0;
        while (true) {
            var page = page(rows, query, columns, last);
            page.passing().forEach(reader);
            if (page.isLast()) {
                return;
            }
            last = page.last();
        }
    }

    private boolean passes(OneRow values, ResultRow row) {
        values.row = row;
        try {
            return closures.stream().allMatch(closure -> Exploration.says(closure, values));
        } catch (MissingValue e) {
            return false;
        } catch (NotRead e) {
            throw e;
        } catch (MissingPropertyException e) {
            throw new InputException(
                    RowValues.class.equals(e.getType())
                            ? known.unknown(e.getProperty())
                            : "where { … } failed at run %d: a %s has no '%s'."
                                    .formatted(row.run(), e.getType().getSimpleName(), e.getProperty()));
        } catch (RuntimeException e) {
            throw new JadeiteException("where { … } failed at run %d: %s.".formatted(row.run(), e.getMessage()), e);
        }
    }

    /** The values of the row that is looked at. */
    private static final class OneRow extends RowValues {
        private final List<ResultValue> columns;
        private ResultRow row = new ResultRow(0, new Object[0]);

        OneRow(KnownColumns known, List<ResultValue> columns) {
            super(known);
            this.columns = columns;
        }

        @Override
        Object value(ResultValue column) {
            int place = columns.indexOf(column);
            if (place < 0) {
                throw new NotRead(column);
            }
            var value = row.values()[place];
            if (value == null) {
                throw new MissingValue();
            }
            return value;
        }
    }

    /** A value was looked at that the row doesn't have. */
    private static final class MissingValue extends RuntimeException {
        MissingValue() {
            super("a value is missing", null, false, false);
        }
    }

    /** A column was looked at that wasn't read. */
    @SuppressWarnings("serial")
    private static final class NotRead extends RuntimeException {
        private final transient ResultValue column;

        NotRead(ResultValue column) {
            super(column.name(), null, false, false);
            this.column = column;
        }
    }
}
