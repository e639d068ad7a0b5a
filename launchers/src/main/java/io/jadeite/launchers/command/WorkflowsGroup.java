package io.jadeite.launchers.command;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jadeite workflows …}. */
@Command(
        name = "jadeite workflows",
        description = "find workflows, run them here, or submit them to the queue",
        synopsisSubcommandLabel = "COMMAND")
final class WorkflowsGroup extends Group {
    /** Help on a command that names a workflow tells that workflow's parameters too. */
    static void describeNamed(List<String> words, Session session) {
        session.catalogue().workflows().stream()
                .filter(workflow -> words.contains(workflow.name().toString()))
                .forEach(workflow -> session.out().print("\n" + WorkflowDescription.text(workflow)));
    }

    static Group of(Session session) {
        var group = new WorkflowsGroup();
        group.add("list-all", () -> new WorkflowsListAll(session));
        group.add("explore", () -> new WorkflowsExplore(session));
        group.add("show-config", () -> new WorkflowsShowConfig(session));
        group.add("setup-only", () -> new WorkflowsSetupOnly(session));
        group.add("run", () -> new WorkflowsRun(session, new CallSource.Words()));
        group.add("run-yaml", () -> new WorkflowsRun(session, new CallSource.YamlFile()));
        group.add("run-cloud", () -> new WorkflowsRunCloud(session, new CallSource.Words()));
        group.add("run-cloud-yaml", () -> new WorkflowsRunCloud(session, new CallSource.YamlFile()));
        return group;
    }
}
