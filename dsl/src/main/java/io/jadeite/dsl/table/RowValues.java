package io.jadeite.dsl.table;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import io.jadeite.engine.result.ResultValue;

/** What a closure in {@code where { … }} sees: a row's values by the names of the columns. For one thread. */
public abstract class RowValues extends GroovyObjectSupport {
    private final KnownColumns known;

    RowValues(KnownColumns known) {
        this.known = known;
    }

    /** @throws MissingPropertyException where there is no such column, so that Groovy looks for the name elsewhere */
    @Override
    public final Object getProperty(String name) {
        return value(known.maybe(name).orElseThrow(() -> new MissingPropertyException(name, RowValues.class)));
    }

    abstract Object value(ResultValue column);
}
