package io.jadeite.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.testing.RealPostgresql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstUseTest {
    @TempDir
    Path folder;

    @Test
    void theFileAndItsSchemaComeByThemselvesWhenFiveProcessesStartAtOnce() throws Exception {
        var file = folder.resolve("home/deep/queue.sqlite3");
        var processes = new ArrayList<Process>();
        for (int i = 0; i < 5; i++) {
            processes.add(open(file, folder.resolve("process-" + i)));
        }

        for (int i = 0; i < 5; i++) {
            assertThat(processes.get(i).waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(folder.resolve("process-" + i)).content().contains("version " + Migrations.NEWEST);
            assertThat(processes.get(i).exitValue()).isZero();
        }

        try (var database = Database.open(settings(file.toString()))) {
            assertThat(database.<Long>single(sql -> sql.number("select count(*) from worker")))
                    .isEqualTo(5);
            assertThat(database.<Long>single(sql -> sql.number("select count(*) from host_presence")))
                    .isEqualTo(1);
        }
    }

    @Test
    void theSchemaOfAnEmptyServerComesByItselfWhenFiveStartAtOnce() throws Exception {
        var settings = settings(RealPostgresql.createEmptyDatabase());

        assertThat(versionsOfFiveThreads(settings)).hasSize(5).containsOnly(Migrations.NEWEST);
    }

    @Test
    void theFileAndItsSchemaComeByThemselvesWhenFiveThreadsStartAtOnce() throws Exception {
        var settings = settings(folder.resolve("home/queue.sqlite3").toString());

        assertThat(versionsOfFiveThreads(settings)).hasSize(5).containsOnly(Migrations.NEWEST);
    }

    @Test
    void theUsualPlaceIsAFileInJadeitesFolder() {
        var settings = Settings.load(Map.of("HOME", folder.toString()), folder);

        try (var database = Database.open(settings)) {
            assertThat(database.shown()).isEqualTo("SQLite file " + folder.resolve("jadeite/jadeite-database.sqlite3"));
        }
        assertThat(folder.resolve("jadeite/jadeite-database.sqlite3")).isNotEmptyFile();
    }

    @Test
    void anEmptyFileGetsTheSchema() throws IOException {
        var file = Files.createFile(folder.resolve("queue.sqlite3"));

        try (var database = Database.open(settings(file.toString()))) {
            assertThat(database.schemaVersion()).isEqualTo(Migrations.NEWEST);
        }
    }

    @Test
    void aFolderInsteadOfAFileIsRefused() {
        assertThatThrownBy(() -> Database.open(settings(folder.toString())))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(folder + " is a folder")
                .hasMessageContaining("Name a file in it");
    }

    @Test
    void aPlaceUnderAFileIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("notes.txt"), "hello");

        assertThatThrownBy(() ->
                        Database.open(settings(file.resolve("queue.sqlite3").toString())))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("Can't make the SQLite file")
                .hasMessageContaining("JADEITE_HOME");
    }

    @Test
    void aFolderThatMayNotBeWrittenIsRefusedExceptForWhomNothingIsForbidden() throws IOException {
        var closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        var settings = settings(closed.resolve("queue.sqlite3").toString());

        if (Files.isWritable(closed)) {
            try (var database = Database.open(settings)) {
                assertThat(database.schemaVersion()).isEqualTo(Migrations.NEWEST);
            }
        } else {
            assertThatThrownBy(() -> Database.open(settings))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("Can't make the SQLite file " + closed)
                    .hasMessageContaining("a place where you may write");
        }
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItWas() throws IOException {
        var file = folder.resolve("garbage");
        var garbage = "this is no database at all. ".repeat(500);
        Files.writeString(file, garbage);

        assertThatThrownBy(() -> Database.open(settings(file.toString())))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("no SQLite database, or damaged");

        assertThat(file).hasContent(garbage);
    }

    @Test
    void aSecondHostIsRefusedByNameUntilTheFirstHasLeft() {
        var settings = settings(folder.resolve("queue.sqlite3").toString());
        var first = settings.with(Setting.WORKER_HOST, "login-1", "the test");
        var second = settings.with(Setting.WORKER_HOST, "node-7", "the test");
        try (var _ = Database.open(first);
                var _ = Database.open(first)) {
            assertThatThrownBy(() -> Database.open(second))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("in use by the host login-1 (2 processes), and this is node-7")
                    .hasMessageContaining("JADEITE_DATABASE=jdbc:postgresql://");
        }

        try (var database = Database.open(second)) {
            assertThat(database.schemaVersion()).isEqualTo(Migrations.NEWEST);
        }
    }

    @Test
    void aHostThatHasGoneSilentIsTakenForGone() {
        var settings = settings(folder.resolve("queue.sqlite3").toString());
        try (var crashed = Database.open(settings.with(Setting.WORKER_HOST, "login-1", "the test"))) {
            crashed.change(sql -> sql.update("update host_presence set seen_at = seen_at - 61000"));

            try (var database = Database.open(settings.with(Setting.WORKER_HOST, "node-7", "the test"))) {
                assertThat(database.<Long>single(sql -> sql.number("select count(*) from host_presence")))
                        .isEqualTo(1);
            }
        }
    }

    private static List<Integer> versionsOfFiveThreads(Settings settings) throws Exception {
        var barrier = new CyclicBarrier(5);
        Callable<Integer> opening = () -> {
            barrier.await(20, TimeUnit.SECONDS);
            try (var database = Database.open(settings)) {
                return database.schemaVersion();
            }
        };
        var versions = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(5)) {
            for (var answer : threads.invokeAll(List.of(opening, opening, opening, opening, opening))) {
                versions.add(answer.get());
            }
        }
        return versions;
    }

    private static Process open(Path file, Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseOpener.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private Settings settings(String address) {
        return Settings.load(Map.of("JADEITE_DATABASE", address, "HOME", folder.toString()), folder);
    }
}
