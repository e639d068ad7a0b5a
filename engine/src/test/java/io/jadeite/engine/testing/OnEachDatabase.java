package io.jadeite.engine.testing;

import io.jadeite.engine.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A behaviour suite that runs against an SQLite file and against a real PostgreSQL, with a fresh database for each test. */
@ParameterizedClass(name = "{0}")
@EnumSource(DatabaseKind.class)
public abstract class OnEachDatabase {
    @Parameter
    @SuppressWarnings("NullAway.Init")
    private DatabaseKind kind;

    private TestDatabase fresh;
    private Database database;

    @BeforeEach
    void openFreshDatabase() {
        fresh = kind.fresh();
        database = fresh.open();
    }

    @AfterEach
    void closeDatabase() {
        fresh.close();
    }

    protected DatabaseKind kind() {
        return kind;
    }

    protected TestDatabase fresh() {
        return fresh;
    }

    protected Database database() {
        return database;
    }
}
