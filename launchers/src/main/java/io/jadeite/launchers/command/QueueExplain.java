package io.jadeite.launchers.command;

import io.jadeite.engine.queue.Explanation;
import io.jadeite.engine.queue.QueueView;
import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code queue explain RUN}: why it isn't running, or why it ended as it did. */
@Command(description = "why a run stands where it stands")
final class QueueExplain extends SessionCommand {
    @Parameters(paramLabel = "RUN", arity = "1", description = "its number")
    String run = "";

    @Option(names = "--json", description = "print JSON")
    boolean json;

    QueueExplain(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        long id = OptionReader.runNumber(run, "");
        try (var databases = new LazyDatabase(session)) {
            QueueReaping.now(session, databases.get());
            var view = new QueueView(databases.get());
            var record = view.run(id);
            var sentence = new Explanation(databases.get()).of(record);
            if (json) {
                var map = new LinkedHashMap<String, Object>();
                map.put("run", id);
                map.put("state", record.state().name());
                map.put("reason", sentence);
                session.printJson(map);
            } else {
                session.out().println("Run %d is %s. %s".formatted(id, record.state(), sentence));
            }
            return CommandLineInterface.DONE;
        }
    }
}
