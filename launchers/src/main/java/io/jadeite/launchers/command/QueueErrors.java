package io.jadeite.launchers.command;

import io.jadeite.engine.queue.QueueView;
import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code queue errors}. */
@Command(description = "why runs failed, counted, the most frequent first")
final class QueueErrors extends SessionCommand {
    @Option(names = "--json", description = "print one JSON object a line")
    boolean json;

    QueueErrors(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        try (var databases = new LazyDatabase(session)) {
            QueueReaping.now(session, databases.get());
            var failures = new QueueView(databases.get()).failures();
            if (failures.isEmpty() && !json) {
                session.err().println("No run has failed.");
                return CommandLineInterface.DONE;
            }
            var table = new TextTable("runs", "last", "workflow", "kind", "message");
            for (var failure : failures) {
                if (json) {
                    var map = new LinkedHashMap<String, Object>();
                    map.put("runs", failure.runs());
                    map.put("last_run", failure.lastRun());
                    map.put("workflow", failure.workflow());
                    map.put("kind", failure.kind());
                    map.put("message", failure.message());
                    session.printJson(map);
                } else {
                    table.add(
                            Long.toString(failure.runs()),
                            Long.toString(failure.lastRun()),
                            failure.workflow(),
                            failure.kind(),
                            failure.message());
                }
            }
            if (!json) {
                session.out().print(table.text());
            }
            return CommandLineInterface.DONE;
        }
    }
}
