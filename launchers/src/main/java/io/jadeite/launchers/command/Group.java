package io.jadeite.launchers.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A group of commands, which does nothing by itself. Its commands are made when they are asked for: picocli looks at each by
 * reflection, which would cost every start the time of all of them.
 */
@Command
abstract class Group implements Runnable {
    private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    boolean help;

    final void add(String name, Supplier<Object> command) {
        commands.put(name, command);
    }

    final Set<String> names() {
        return commands.keySet();
    }

    /** Ready for these words: with the command that they begin with, or with all where they begin with none. */
    final CommandLine commandLine(List<String> words) {
        var line = new CommandLine(this);
        var named = words.isEmpty() ? null : commands.get(words.getFirst());
        if (named != null) {
            line.addSubcommand(words.getFirst(), named.get());
        } else {
            commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        }
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "%s needs a command: %s.".formatted(spec.qualifiedName(), String.join(", ", commands.keySet())));
    }
}
