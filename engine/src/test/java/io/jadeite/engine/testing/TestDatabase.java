package io.jadeite.engine.testing;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A database for one test, which several may open at once, as several processes would. Threads may share it. */
public final class TestDatabase implements AutoCloseable {
    private final Path folder;
    private final Settings settings;
    private final List<Database> opened = new ArrayList<>();

    TestDatabase(Path folder, Map<String, String> environment) {
        this.folder = folder;
        var all = new HashMap<>(environment);
        all.put("HOME", folder.toString());
        this.settings = Settings.load(all, folder);
    }

    /** With a folder of the test's own as Jadeite's. */
    public Settings settings() {
        return settings;
    }

    /** The user's home, in which Jadeite's folder lies. */
    public Path folder() {
        return folder;
    }

    /** The database's address, as a setting says it. */
    public String address() {
        return settings.get(Setting.DATABASE);
    }

    /** One more connection of its own. */
    public synchronized Database open() {
        var database = Database.open(settings);
        opened.add(database);
        return database;
    }

    /** The same for another role of a server, who may do all that is done with a queue but owns none of its tables. */
    public synchronized Database openAs(String role) {
        opened.getFirst().change(sql -> {
            sql.update("""
                    do $$ begin
                        if not exists (select from pg_roles where rolname = '%s') then create role %s login; end if;
                    end $$""".formatted(role, role));
            sql.update("grant all on all tables in schema public to " + role);
            sql.update("grant all on all sequences in schema public to " + role);
        });
        var database = Database.open(settings.with(Setting.DATABASE_USER, role, "the test"));
        opened.add(database);
        return database;
    }

    @Override
    public synchronized void close() {
        opened.forEach(Database::close);
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
