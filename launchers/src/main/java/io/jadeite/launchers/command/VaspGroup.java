package io.jadeite.launchers.command;

import picocli.CommandLine.Command;

/** {@code jadeite vasp …}. */
@Command(name = "jadeite vasp", description = "look at outputs of VASP", synopsisSubcommandLabel = "COMMAND")
final class VaspGroup extends Group {
    static Group of(Session session) {
        var group = new VaspGroup();
        group.add("read", () -> new VaspRead(session));
        return group;
    }
}
