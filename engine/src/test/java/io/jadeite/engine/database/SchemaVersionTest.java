package io.jadeite.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.testing.OnEachDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchemaVersionTest extends OnEachDatabase {
    @Test
    void theMigrationsAreNumberedFromOneToTheNewest() throws Exception {
        var folder = database().dialect().migrations().replace("classpath:", "/");
        var files =
                Path.of(Objects.requireNonNull(getClass().getResource(folder)).toURI());

        try (var names = Files.list(files)) {
            var versions = names.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .map(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .sorted()
                    .toList();
            assertThat(versions)
                    .isEqualTo(
                            IntStream.rangeClosed(1, Migrations.NEWEST).boxed().toList());
        }
        assertThat(database().schemaVersion()).isEqualTo(Migrations.NEWEST);
    }

    @Test
    void aNewerSchemaIsRefusedWithBothVersions() {
        addVersion(99);

        for (var opening : List.<Runnable>of(
                () -> Database.open(fresh().settings()), () -> Database.openUpgraded(fresh().settings()))) {
            assertThatThrownBy(opening::run)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("has schema version 99")
                    .hasMessageContaining("knows versions up to " + Migrations.NEWEST);
        }
    }

    @Test
    void anOlderSchemaIsRefusedWithWhatToDo() {
        var next = new Migrations(
                DatabaseAddress.of(fresh().settings()), database().dialect(), Migrations.NEWEST + 1);

        assertThatThrownBy(() -> next.ensure(database(), Migrations.Wish.CREATE_IF_EMPTY))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("has schema version " + Migrations.NEWEST)
                .hasMessageContaining("needs " + (Migrations.NEWEST + 1))
                .hasMessageContaining("jadeite database upgrade");
    }

    @Test
    void anUpgradeAppliesWhatIsMissing() {
        dropEverything();
        assertThat(database().schemaVersion()).isZero();

        try (var upgraded = Database.openUpgraded(fresh().settings())) {
            assertThat(upgraded.schemaVersion()).isEqualTo(Migrations.NEWEST);
        }
        try (var again = Database.openUpgraded(fresh().settings())) {
            assertThat(again.<Long>single(sql -> sql.number("select count(*) from run")))
                    .isZero();
        }
    }

    @Test
    void aFailedMigrationDoesNotCount() {
        database()
                .change(sql -> sql.update("update flyway_schema_history set success = "
                        + (sql.dialect() instanceof PostgresqlDialect ? "false" : "0")));

        assertThat(database().schemaVersion()).isZero();
        assertThatThrownBy(() -> Database.open(fresh().settings()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("can't be brought to version");
    }

    private void addVersion(int version) {
        database().change(sql -> sql.update("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                                                   execution_time, success)
                select 99, ?, 'the future', 'SQL', 'V99__the_future.sql', installed_by, 0, success
                from flyway_schema_history where version = '1'
                """, Integer.toString(version)));
    }

    private void dropEverything() {
        database().change(sql -> sql.update("drop view any_run"));
        for (var table : List.of(
                "pause",
                "result_table",
                "bundle",
                "jar",
                "ionic_step",
                "result",
                "child_run",
                "step",
                "attempt",
                "run_parent",
                "run_detail",
                "history_count",
                "run_history",
                "run",
                "owner_load",
                "cluster",
                "worker",
                "run_limit",
                "lane_time",
                "lane",
                "host_presence",
                "flyway_schema_history")) {
            database().change(sql -> sql.update("drop table if exists " + table));
        }
    }
}
