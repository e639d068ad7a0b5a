package io.jadeite.engine.database;

import io.jadeite.engine.setting.Settings;
import java.nio.file.Path;
import java.util.Map;

/** A process of its own that opens a database, writes to it and leaves: its main method is started by tests. */
public final class DatabaseOpener {
    private DatabaseOpener() {}

    public static void main(String[] arguments) {
        var settings = Settings.load(Map.of("JADEITE_DATABASE", arguments[0]), Path.of(""));
        try (var database = Database.open(settings)) {
            database.change(sql -> sql.update("""
                    insert into worker (kind, host, pid, owner, version, tags, tag_match, calculators, cores,
                        memory_megabytes, gpus, state, started_at, seen_at, lease_until)
                    values ('worker', 'h', ?, 'o', 'v', '[]', 'all', '[]', 0, 0, 0, 'IDLE', ${now}, ${now}, ${now})
                    """, ProcessHandle.current().pid()));
            System.out.println("version " + database.schemaVersion());
        }
    }
}
