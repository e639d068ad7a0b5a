package io.jadeite.launchers.command;

import picocli.CommandLine.Command;

/** {@code jadeite results …}. */
@Command(
        name = "jadeite results",
        description = "see and export what runs have saved",
        synopsisSubcommandLabel = "COMMAND")
final class ResultsGroup extends Group {
    static Group of(Session session) {
        var group = new ResultsGroup();
        group.add("list", () -> new ResultsList(session));
        group.add("show", () -> new ResultsShow(session));
        group.add("export", () -> new ResultsExport(session));
        return group;
    }
}
