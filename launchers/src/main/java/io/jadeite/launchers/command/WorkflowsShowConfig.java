package io.jadeite.launchers.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code workflows show-config NAME}. */
@Command(description = "a workflow's parameters, their defaults and units")
final class WorkflowsShowConfig extends SessionCommand {
    @Parameters(paramLabel = "NAME", description = "type.calculator.preset")
    String name = "";

    @Option(names = "--json", description = "print JSON")
    boolean json;

    WorkflowsShowConfig(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        var workflow = session.catalogue().find(name);
        if (json) {
            session.printJson(WorkflowDescription.json(workflow));
        } else {
            session.out().print(WorkflowDescription.text(workflow));
        }
        return CommandLineInterface.DONE;
    }
}
