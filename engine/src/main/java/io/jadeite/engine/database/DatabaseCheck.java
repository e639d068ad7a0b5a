package io.jadeite.engine.database;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks closely at a database and says of each thing whether it is well. */
public final class DatabaseCheck {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);

    /** One thing that was looked at. */
    public record Finding(boolean good, String sentence) {}

    private DatabaseCheck() {}

    public static List<Finding> of(Settings settings) {
        var findings = new ArrayList<Finding>();
        try {
            var address = DatabaseAddress.of(settings);
            findings.add(new Finding(
                    true, "the address is %s, from %s".formatted(address.shown(), settings.placeOf(Setting.DATABASE))));
            if (address instanceof DatabaseAddress.SqliteFile file && Files.isDirectory(file.folder())) {
                boolean shared = SqliteFiles.isShared(file.file());
                findings.add(new Finding(
                        true,
                        shared
                                ? "the file lies on a network file system: a rollback journal is used, and one host only"
                                : "the file lies on a local file system"));
            }
            look(settings, findings);
        } catch (JadeiteException e) {
            findings.add(new Finding(false, e.getMessage().replace(Database.CLOSER_LOOK, "")));
        }
        return findings;
    }

    private static void look(Settings settings, List<Finding> findings) {
        try (var database = Database.open(settings)) {
            findings.add(new Finding(true, "it can be reached"));
            findings.add(new Finding(
                    true, "its schema has version %d, as this Jadeite needs".formatted(database.schemaVersion())));
            database.change(sql -> sql.update("update worker set reason = reason where id = -1"));
            findings.add(new Finding(true, "it can be written"));
            var clock = Instant.ofEpochMilli(database.single(sql -> sql.number("select ${now}")));
            var ahead = Duration.between(Instant.now(), clock);
            boolean near = ahead.abs().compareTo(CLOCK_TOLERANCE) < 0;
            findings.add(new Finding(
                    true,
                    near
                            ? "its clock agrees with this computer's"
                            : "its clock is %d s %s this computer's; Jadeite goes by the database's"
                                    .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of")));
        }
    }
}
