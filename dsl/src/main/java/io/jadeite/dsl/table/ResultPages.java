package io.jadeite.dsl.table;

import io.jadeite.engine.result.ResultQuery;
import io.jadeite.engine.result.ResultRows;
import io.jadeite.engine.result.ResultValue;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** Results in pieces, each read when it is asked for; the first one is there even if it is empty. For one thread. */
final class ResultPages implements Iterator<Table> {
    private final ResultRows rows;
    private final ResultQuery query;
    private final List<ResultValue> columns;
    private final Optional<RowTest> test;
    private final String title;
    private long last;
    private boolean ended;

    ResultPages(ResultRows rows, ResultQuery query, List<ResultValue> columns, Optional<RowTest> test, String title) {
        this.rows = rows;
        this.query = query;
        this.columns = columns;
        this.test = test;
        this.title = title;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Table next() {
        if (ended) {
            throw new NoSuchElementException("all pages were read");
        }
        var filling = TableFilling.of(title, columns);
        var page = page();
        page.passing().forEach(row -> filling.add(row.values()));
        last = page.last();
        ended = page.isLast();
        return filling.table();
    }

    private RowTest.Page page() {
        if (test.isPresent()) {
            return test.get().page(rows, query, columns, last);
        }
        var read = rows.page(query, columns, last, ResultRows.PAGE);
        return new RowTest.Page(read, read.isEmpty() ? last : read.getLast().run(), read.size() < ResultRows.PAGE);
    }
}
