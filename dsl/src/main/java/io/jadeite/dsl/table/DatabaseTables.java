package io.jadeite.dsl.table;

import io.jadeite.dsl.script.TableView;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.workflow.Catalogue;
import java.util.List;
import java.util.Map;

/** The tables behind the words {@code queue}, {@code workers}, {@code results} and {@code runs}. */
public final class DatabaseTables implements TableView {
    @Override
    public Object queue(Database database, Map<String, ?> asked) {
        return QueueTable.of(database, asked);
    }

    @Override
    public Object workers(Database database, Map<String, ?> asked) {
        return WorkersTable.of(database, asked);
    }

    @Override
    public Object results(Database database, Catalogue catalogue, String workflow) {
        return ResultsTable.of(database, catalogue, workflow);
    }

    @Override
    public Object runs(Database database, Catalogue catalogue, List<Long> runs) {
        return RunsTable.of(database, catalogue, runs);
    }
}
