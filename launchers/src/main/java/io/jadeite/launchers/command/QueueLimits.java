package io.jadeite.launchers.command;

import io.jadeite.engine.queue.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code queue limits}. */
@Command(description = "the limits, and how many runs each counts now")
final class QueueLimits extends SessionCommand {
    @Option(names = "--json", description = "print JSON")
    boolean json;

    QueueLimits(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        try (var databases = new LazyDatabase(session)) {
            QueueReaping.now(session, databases.get());
            var limits = new Limits(databases.get());
            var running = limits.running();
            var table = new TextTable("limit", "at once", "running", "set by", "since");
            for (var limit : limits.all()) {
                long now = running.getOrDefault(limit.word(), 0L);
                if (json) {
                    var map = new LinkedHashMap<String, Object>();
                    map.put("limit", limit.word());
                    map.put("capacity", limit.capacity());
                    map.put("running", now);
                    map.put("owner", limit.owner());
                    map.put("since", limit.since().toString());
                    session.printJson(map);
                } else {
                    table.add(List.of(
                            limit.word(),
                            Integer.toString(limit.capacity()),
                            Long.toString(now),
                            limit.owner(),
                            Show.time(limit.since())));
                }
            }
            if (!json) {
                if (table.isEmpty()) {
                    session.err()
                            .println(
                                    "There is no limit. 'jadeite queue limit vasp 4' lets four VASP runs run at once.");
                } else {
                    session.out().print(table.text());
                }
            }
            return CommandLineInterface.DONE;
        }
    }
}
