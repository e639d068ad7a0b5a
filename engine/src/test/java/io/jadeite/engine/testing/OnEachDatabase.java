package io.jadeite.engine.testing;

import io.jadeite.engine.database.Database;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A behaviour suite that runs against an SQLite file and against a real PostgreSQL, with a fresh database for each test. */
@ParameterizedClass(name = "{0}")
@ArgumentsSource(OnEachDatabase.Kinds.class)
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

    static final class Kinds implements ArgumentsProvider {
        @Override
        public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext suite) {
            boolean needsServer = suite.getRequiredTestClass().isAnnotationPresent(NeedsServer.class);
            return Arrays.stream(DatabaseKind.values())
                    .filter(kind -> kind == DatabaseKind.POSTGRESQL || !needsServer)
                    .map(Arguments::of);
        }
    }
}
