package io.jadeite.engine.database;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Makes the connections to one SQLite file. */
final class SqliteSource extends SQLiteDataSource {
    private static final String SCHEME = "jdbc:sqlite:";

    private final String file;
    private final Duration patience;

    SqliteSource(String file, SQLiteConfig config, Duration patience) {
        super(config);
        this.file = file;
        this.patience = patience;
        setUrl(SCHEME + file);
    }

    @Override
    public SQLiteConnection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return new SqliteConnection(getUrl(), file, getConfig().toProperties(), patience);
    }
}
