package io.jadeite.launchers.command;

import io.jadeite.dsl.script.Jadeite;
import io.jadeite.dsl.script.Scripts;
import io.jadeite.dsl.script.TextConsole;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jadeite script FILE.groovy …}: a Groovy script with the words of the DSL. */
@Command(name = "jadeite script", description = "run a Groovy script that has the words of the DSL")
final class Script extends SessionCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "the script")
    String file = "";

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", arity = "0..*", description = "what it has as 'args'")
    List<String> arguments = new ArrayList<>();

    Script(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws InterruptedException {
        var console = new TextConsole(session.err(), session.isTerminal());
        try (var jadeite = Jadeite.open(session.settings(), session.path(""), console)) {
            Scripts.run(jadeite, session.path(file), arguments);
            return CommandLineInterface.DONE;
        }
    }
}
