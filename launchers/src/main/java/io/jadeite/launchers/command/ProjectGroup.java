package io.jadeite.launchers.command;

import picocli.CommandLine.Command;

/** {@code jadeite project …}. */
@Command(
        name = "jadeite project",
        description = "begin a project of workflows of one's own",
        synopsisSubcommandLabel = "COMMAND")
final class ProjectGroup extends Group {
    static Group of(Session session) {
        var group = new ProjectGroup();
        group.add("new", () -> new ProjectNew(session));
        return group;
    }
}
