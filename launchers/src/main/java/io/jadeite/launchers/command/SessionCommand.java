package io.jadeite.launchers.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command, with what it has around it. Its answer is the exit code. */
@Command
abstract class SessionCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    boolean help;

    final Session session;

    SessionCommand(Session session) {
        this.session = session;
    }
}
