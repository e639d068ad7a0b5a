package io.jadeite.launchers.command;

import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code workflows list-all}: a name a line. */
@Command(description = "the names of all workflows")
final class WorkflowsListAll extends SessionCommand {
    @Option(names = "--json", description = "print one JSON object a line")
    boolean json;

    WorkflowsListAll(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        for (var workflow : session.catalogue().workflows()) {
            if (json) {
                var line = new LinkedHashMap<String, Object>();
                line.put("workflow", workflow.name().toString());
                line.put("description", workflow.documentation());
                session.printJson(line);
            } else {
                session.out().println(workflow.name());
            }
        }
        return CommandLineInterface.DONE;
    }
}
