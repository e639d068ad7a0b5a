package io.jadeite.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.testing.RealPostgresql;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    private static final String SECRET = "s3cr3t";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://ann:s3cr3t@db.example:5433/queue          | jdbc:postgresql://db.example:5433/queue | ann   | s3cr3t
            postgresql://ann:s3cr3t@db.example/queue                    | jdbc:postgresql://db.example/queue      | ann   | s3cr3t
            postgres://ann@db.example/queue                             | jdbc:postgresql://db.example/queue      | ann   | ''
            jdbc:postgresql://db.example/queue?user=ann&password=s3cr3t | jdbc:postgresql://db.example/queue      | ann   | s3cr3t
            jdbc:postgresql://db/q?password=a%40b&ssl=true&user=a@b     | jdbc:postgresql://db/q?ssl=true         | a@b   | a@b
            postgresql://ann:a%40b%2Fc+d@my_host/queue                  | jdbc:postgresql://my_host/queue         | ann   | a@b/c+d
            postgresql://ann:s3cr3t@one:5432,two:5433/queue             | jdbc:postgresql://one:5432,two:5433/queue | ann | s3cr3t
            postgresql://ann:s3cr3t@[::1]:5432/queue                    | jdbc:postgresql://[::1]:5432/queue      | ann   | s3cr3t
            jdbc:postgresql:queue                                       | jdbc:postgresql:queue                   | ''    | ''
            """)
    void everySpellingOfAServersAddressIsUnderstood(String text, String url, String user, String password) {
        var address = DatabaseAddress.of(settings(Map.of("JADEITE_DATABASE", text)));

        assertThat(address).isEqualTo(new DatabaseAddress.Postgresql(url, user, password));
        assertThat(address.shown() + address).doesNotContain(SECRET, "a@b/c+d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://ann:s3cr3t@localhost:1/queue",
                "postgresql://ann:s3cr3t@localhost:1,127.0.0.1:2/queue",
                "postgres://ann:p@s3cr3t@localhost:1/queue",
                "postgres://ann:p/s3cr3t@localhost:1/queue",
                "postgres://ann:p?s3cr3t@localhost:1/queue",
                "postgres://ann:p#s3cr3t@localhost:1/queue",
                "postgres://ann:p s3cr3t@localhost:1/queue",
                "postgres://ann:p:s3cr3t@localhost:1/queue",
                "postgres:ann:s3cr3t@localhost:1/queue",
                "jdbc:postgresql://localhost:1/queue?user=ann&password=s3cr3t",
                "jdbc:postgresql://localhost:1/queue?password=s3cr3t&ssl=false",
                "jdbc:postgresql://localhost:port/queue?password=s3cr3t",
                "jdbc:mysql://ann:s3cr3t@localhost/queue",
                "jdbc:mysql://ann:p@s3cr3t@localhost/queue",
                "mongodb://ann:p/s3cr3t@localhost/queue",
                "jdbc:oracle:thin:ann/s3cr3t@localhost:1521:queue"
            })
    void aPasswordIsNeverShown(String text) {
        assertNeverShown(settings(Map.of("JADEITE_DATABASE", text)));
    }

    @Test
    void aPasswordFromASettingOrAFileIsNeverShown() throws IOException {
        var address = "jdbc:postgresql://ann@localhost:1/queue";
        var file = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        var set = settings(Map.of("JADEITE_DATABASE", address, "JADEITE_DATABASE_PASSWORD", SECRET));
        var inFile = settings(Map.of("JADEITE_DATABASE", address, "JADEITE_DATABASE_PASSWORD_FILE", file.toString()));

        for (var settings : List.of(set, inFile)) {
            assertThat(((DatabaseAddress.Postgresql) DatabaseAddress.of(settings)).password())
                    .isEqualTo(SECRET);
            assertNeverShown(settings);
            assertThat(DatabaseCheck.of(settings).toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void aPasswordFileThatIsMissingIsNamed() {
        var settings = settings(Map.of(
                "JADEITE_DATABASE", "jdbc:postgresql://localhost:1/q", "JADEITE_DATABASE_PASSWORD_FILE", "/no/such"));

        assertThatThrownBy(() -> DatabaseAddress.of(settings))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("/no/such")
                .hasMessageContaining("JADEITE_DATABASE_PASSWORD_FILE");
    }

    @Test
    void aServerThatIsNotThereIsToldQuickly() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var address = "jdbc:postgresql://ann:s3cr3t@localhost:" + port + "/queue";
        long began = System.nanoTime();

        assertThatThrownBy(() -> Database.open(settings(Map.of("JADEITE_DATABASE", address))))
                .isInstanceOfSatisfying(DatabaseException.class, failure -> {
                    assertThat(failure)
                            .hasMessageContaining("postgresql://localhost:" + port + "/queue as ann")
                            .hasMessageContaining("JADEITE_DATABASE")
                            .hasMessageContaining("refused");
                    assertThat(failure.isOutage()).isTrue();
                });

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aDatabaseThatIsNotOnTheServerIsNamed() {
        var address = "jdbc:postgresql://postgres@localhost:" + RealPostgresql.port() + "/nowhere";

        assertThatThrownBy(() -> Database.open(settings(Map.of("JADEITE_DATABASE", address))))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("there is no such database")
                .hasMessageContaining("nowhere");
    }

    @Test
    void pathsAreSqliteFiles() {
        assertThat(DatabaseAddress.of(settings(Map.of("JADEITE_DATABASE", "~/queue.sqlite3"))))
                .isEqualTo(new DatabaseAddress.SqliteFile(folder.resolve("queue.sqlite3")));
        assertThat(DatabaseAddress.of(settings(Map.of("JADEITE_DATABASE", "jdbc:sqlite:/data/queue.sqlite3"))))
                .isEqualTo(new DatabaseAddress.SqliteFile(Path.of("/data/queue.sqlite3")));
        assertThat(DatabaseAddress.of(settings(Map.of())))
                .isEqualTo(new DatabaseAddress.SqliteFile(folder.resolve("jadeite/jadeite-database.sqlite3")));
    }

    private static void assertNeverShown(Settings settings) {
        var failure = catchThrowable(() -> {
            var address = DatabaseAddress.of(settings);
            assertThat(address.shown() + address).doesNotContain(SECRET);
            Database.open(settings).close();
        });
        var told = new StringWriter();
        failure.printStackTrace(new PrintWriter(told));

        assertThat(failure).isInstanceOfAny(InputException.class, DatabaseException.class);
        assertThat(told.toString()).doesNotContain(SECRET);
    }

    private Settings settings(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("HOME", folder.toString());
        return Settings.load(all, folder);
    }
}
