package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.problem.Nearest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the command that the words name and runs it. */
final class CommandLineInterface {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private static final String SCRIPT = "script";

    private static final Map<String, String> ALIASES = Map.of("workflow-engine", "engine", "workflow", "workflows");

    private final Session session;
    private final Map<String, Supplier<Group>> groups = new LinkedHashMap<>();

    CommandLineInterface(Session session) {
        this.session = session;
        groups.put("workflows", () -> WorkflowsGroup.of(session));
        groups.put("engine", () -> EngineGroup.of(session));
        groups.put("queue", () -> QueueGroup.of(session));
        groups.put("results", () -> ResultsGroup.of(session));
        groups.put("database", () -> DatabaseGroup.of(session));
        groups.put("structure", () -> StructureGroup.of(session));
        groups.put("vasp", () -> VaspGroup.of(session));
        groups.put("project", () -> ProjectGroup.of(session));
    }

    /** The exit code. */
    int run(List<String> words) {
        if (words.isEmpty() || Set.of("--help", "-h", "help").contains(words.getFirst())) {
            printOverview();
            return words.isEmpty() ? WRONG_USAGE : DONE;
        }
        var name = ALIASES.getOrDefault(words.getFirst(), words.getFirst());
        if (name.equals(SCRIPT)) {
            // What follows the file's name belongs to the script, as it stands.
            var rest = words.subList(1, words.size());
            var line = new CommandLine(new Script(session)).setStopAtPositional(true);
            return execute(line, rest);
        }
        var group = groups.get(name);
        if (group == null) {
            session.err()
                    .println("jadeite has no command '%s'.%s 'jadeite --help' shows all of them."
                            .formatted(words.getFirst(), Nearest.question(words.getFirst(), names())));
            return WRONG_USAGE;
        }
        var rest = hyphenated(words.subList(1, words.size()));
        int exit = execute(group.get().commandLine(rest), rest);
        if (name.equals("workflows") && (rest.contains("--help") || rest.contains("-h"))) {
            WorkflowsGroup.describeNamed(rest, session);
        }
        return exit;
    }

    private List<String> names() {
        return Stream.concat(groups.keySet().stream(), Stream.of(SCRIPT)).toList();
    }

    private int execute(CommandLine command, List<String> words) {
        command.setOut(new PrintWriter(session.out(), true, StandardCharsets.UTF_8));
        command.setErr(new PrintWriter(session.err(), true, StandardCharsets.UTF_8));
        command.setExecutionExceptionHandler((failure, line, parsed) -> tell(failure));
        command.setParameterExceptionHandler((failure, given) -> tellUsage(failure));
        return command.execute(words.toArray(String[]::new));
    }

    /** {@code --nitems_max} and {@code --nitems-max} are the same. */
    private static List<String> hyphenated(List<String> words) {
        var hyphenated = new ArrayList<String>();
        for (var word : words) {
            int end = word.indexOf('=') < 0 ? word.length() : word.indexOf('=');
            hyphenated.add(
                    word.startsWith("--") ? word.substring(0, end).replace('_', '-') + word.substring(end) : word);
        }
        return hyphenated;
    }

    private int tell(Exception failure) {
        return switch (failure) {
            case InputException input -> {
                input.problems().forEach(session.err()::println);
                yield WRONG_USAGE;
            }
            case JadeiteException known -> {
                session.err().println(known.getMessage());
                yield FAILED;
            }
            case InterruptedException _ -> {
                session.err().println("Interrupted.");
                yield FAILED;
            }
            default -> {
                session.err().println(FaultReport.write(failure, session));
                yield FAILED;
            }
        };
    }

    private int tellUsage(ParameterException failure) {
        var command = failure.getCommandLine();
        var name = command.getCommandSpec().qualifiedName();
        var commands = command.getSubcommands().keySet();
        var known = commands.isEmpty() ? optionsOf(command) : commands;
        session.err().println(sentence(failure, name, commands.isEmpty() ? "option or argument" : "command", known));
        session.err().println("'" + name + " --help' shows how it is used.");
        return WRONG_USAGE;
    }

    private static String sentence(ParameterException failure, String name, String kind, Set<String> known) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            var word = unmatched.getUnmatched().getFirst();
            return "%s has no %s '%s'.%s".formatted(name, kind, word, Nearest.question(word, known));
        }
        var message = String.valueOf(failure.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private static Set<String> optionsOf(CommandLine command) {
        return command.getCommandSpec().optionsMap().keySet();
    }

    private void printOverview() {
        var out = session.out();
        out.println("jadeite: workflows of computational materials research, here or on a shared queue");
        out.println();
        out.println("  jadeite GROUP COMMAND …        jadeite GROUP --help shows more        jadeite --version");
        out.println();
        groups.forEach((name, supplier) -> {
            var group = supplier.get();
            var words = group.getClass().getAnnotation(Command.class).description();
            out.println("%-10s %s".formatted(name, String.join(" ", words)));
            out.println("           " + String.join("  ", group.names()));
        });
        out.println("%-10s %s"
                .formatted(
                        SCRIPT,
                        "run a Groovy script that has the words of the DSL: jadeite script FILE.groovy ARGUMENT …"));
        out.println("%-10s %s"
                .formatted(
                        "kernel",
                        "Groovy and Java notebooks in Jupyter: jadeite kernel install, jadeite kernel uninstall"));
        out.println();
        out.println("workflow-engine is another name for engine. Options may be written with - or _.");
    }
}
