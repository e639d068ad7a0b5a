package io.jadeite.launchers.command;

import picocli.CommandLine.Command;

/** {@code jadeite vasp …}. */
@Command(
        name = "jadeite vasp",
        description = "look at outputs of VASP, and at what went wrong",
        synopsisSubcommandLabel = "COMMAND")
final class VaspGroup extends Group {
    static Group of(Session session) {
        var group = new VaspGroup();
        group.add("read", () -> new VaspRead(session));
        group.add("check", () -> new VaspCheck(session));
        group.add("stand-in", () -> new VaspStandIn(session));
        return group;
    }
}
