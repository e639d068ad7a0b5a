package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseCheck;
import io.jadeite.engine.queue.QueueView;
import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jadeite database …}. */
@Command(
        name = "jadeite database",
        description = "make, upgrade and check the database",
        synopsisSubcommandLabel = "COMMAND")
final class DatabaseGroup extends Group {
    static Group of(Session session) {
        var group = new DatabaseGroup();
        group.add("init", () -> new Upgrade(session));
        group.add("upgrade", () -> new Upgrade(session));
        group.add("check", () -> new Check(session));
        group.add("info", () -> new Info(session));
        return group;
    }

    /** {@code database init} and {@code upgrade}: the same, from nothing or from an older version. */
    @Command(description = "bring the schema to this program's version; harmless where it is there")
    static final class Upgrade extends SessionCommand {

        Upgrade(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            try (var database = Database.openUpgraded(session.settings())) {
                session.out()
                        .println("The database (%s) is ready, schema version %d."
                                .formatted(database.shown(), database.schemaVersion()));
                return CommandLineInterface.DONE;
            }
        }
    }

    /** {@code database check}: what is right and what is wrong with the connection. */
    @Command(description = "look whether the database can be reached, written, and fits this version")
    static final class Check extends SessionCommand {

        Check(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            boolean good = true;
            for (var finding : DatabaseCheck.of(session.settings())) {
                session.out().println((finding.good() ? "ok       " : "problem  ") + finding.sentence());
                good &= finding.good();
            }
            return good ? CommandLineInterface.DONE : CommandLineInterface.FAILED;
        }
    }

    /** {@code database info}: where it is and what is in it. */
    @Command(description = "where the database is, its schema's version, how many runs it holds")
    static final class Info extends SessionCommand {
        @Option(names = "--json", description = "print JSON")
        boolean json;

        Info(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            try (var database = Database.open(session.settings())) {
                var info = new LinkedHashMap<String, Object>();
                info.put("database", database.shown());
                info.put("kind", database.dialect().name());
                info.put("schema_version", database.schemaVersion());
                info.put(
                        "runs",
                        new QueueView(database)
                                .counts().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum());
                if (json) {
                    session.printJson(info);
                } else {
                    info.forEach((name, value) ->
                            session.out().println("%-15s %s".formatted(name.replace('_', ' '), value)));
                }
                return CommandLineInterface.DONE;
            }
        }
    }
}
