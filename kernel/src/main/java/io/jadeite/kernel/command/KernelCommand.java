package io.jadeite.kernel.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.kernel.install.Installation;
import io.jadeite.kernel.install.Place;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code jadeite kernel install} and {@code uninstall}; {@code start} is {@link Main}'s. */
@Command(
        name = "jadeite kernel",
        description = "Groovy and Java notebooks in Jupyter",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "start --language groovy|java --connection-file FILE is what Jupyter calls; people don't."},
        mixinStandardHelpOptions = true)
final class KernelCommand implements Runnable {
    private final Map<String, String> environment;
    private final PrintStream out;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    private KernelCommand(Map<String, String> environment) {
        this.environment = environment;
        this.out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    /** The exit code. */
    static int run(List<String> words, Map<String, String> environment) {
        var hyphenated = words.stream()
                .map(word -> word.startsWith("--") && word.indexOf('=') < 0 ? word.replace('_', '-') : word)
                .toArray(String[]::new);
        var command = new KernelCommand(environment);
        return new CommandLine(command)
                .addSubcommand(command.new Install())
                .addSubcommand(command.new Uninstall())
                .setExecutionExceptionHandler(KernelCommand::tell)
                .setParameterExceptionHandler(KernelCommand::tellUsage)
                .execute(hyphenated);
    }

    private static int tell(Exception failure, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof JadeiteException known) {
            return Faults.tell(known);
        }
        throw failure;
    }

    private static int tellUsage(ParameterException failure, String[] given) {
        var name = failure.getCommandLine().getCommandSpec().qualifiedName();
        var message = String.valueOf(failure.getMessage());
        System.err.println(message.endsWith(".") ? message : message + ".");
        System.err.println("'" + name + " --help' shows how it is used.");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "jadeite kernel needs a command: install, uninstall.");
    }

    /** Where, by at most one of three options. */
    static final class PlaceOptions {
        @Option(names = "--user", description = "for this user (the default)")
        boolean user;

        @Option(names = "--sys-prefix", description = "for the Python environment in use: virtualenv, conda")
        boolean sysPrefix;

        @Option(
                names = "--prefix",
                paramLabel = "DIR",
                description = "below DIR/share/jupyter/kernels: /usr/local for all users")
        @Nullable
        Path prefix;
    }

    /** What both commands ask. */
    static final class Common {
        @ArgGroup(exclusive = true)
        @Nullable
        PlaceOptions place;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                defaultValue = "jadeite",
                description = "the kernels are NAME-groovy and NAME-java (default: ${DEFAULT-VALUE})")
        String name = "jadeite";

        Installation installation(Map<String, String> environment) {
            if (place != null && place.prefix != null) {
                return new Installation(new Place.Prefix(place.prefix.toAbsolutePath()));
            }
            return new Installation(
                    place != null && place.sysPrefix ? Place.ofPython(environment) : new Place.User(environment));
        }
    }

    @Command(
            name = "install",
            description = "tell Jupyter of the kernels Jadeite (Groovy) and Jadeite (Java)",
            mixinStandardHelpOptions = true)
    final class Install implements Runnable {
        @Mixin
        Common common = new Common();

        @Option(
                names = "--env",
                paramLabel = "NAME=VALUE",
                description =
                        "for the kernels' environment, for instance JADEITE_DATABASE=…; may be given several times")
        Map<String, String> variables = new LinkedHashMap<>();

        @Option(
                names = "--java-option",
                paramLabel = "OPTION",
                description = "for the kernels' Java, for instance -Xmx8g; may be given several times")
        List<String> javaOptions = new ArrayList<>();

        @Override
        public void run() {
            var kernelEnvironment = new LinkedHashMap<>(variables);
            if (!javaOptions.isEmpty()) {
                kernelEnvironment.put("JADEITE_JAVA_OPTIONS", String.join(" ", javaOptions));
            }
            common.installation(environment)
                    .install(common.name, program(), kernelEnvironment)
                    .forEach(folder ->
                            out.println("Jupyter finds " + folder.getFileName() + " in " + folder.getParent()));
        }
    }

    @Command(name = "uninstall", description = "take the kernels from Jupyter", mixinStandardHelpOptions = true)
    final class Uninstall implements Runnable {
        @Mixin
        Common common = new Common();

        @Override
        public void run() {
            var removed = common.installation(environment).uninstall(common.name);
            if (removed.isEmpty()) {
                throw new InputException(
                        "There are no kernels '%s-…' of Jadeite's in that place. 'jupyter kernelspec list' shows all kernels and where they are."
                                .formatted(common.name));
            }
            removed.forEach(folder -> out.println("Removed " + folder));
        }
    }

    /**
     * What starts Jadeite, as its start script says it. A checkout keeps only its newest builds; the link to the newest stays.
     *
     * @throws InputException where the kernel was started without that script
     */
    private static List<String> program() {
        var said = System.getProperty("jadeite.program", "");
        if (said.isEmpty()) {
            throw new InputException(
                    "The kernels must know the program that starts them, and it was not said. Install them by the script 'jadeite'.");
        }
        var program = Path.of(said).toAbsolutePath();
        var folder = program.getParent();
        var builds = folder == null ? null : folder.getParent();
        if (folder != null && builds != null) {
            var newest = builds.resolve("current").resolve(program.getFileName());
            if (Files.isSymbolicLink(builds.resolve("current")) && Files.isExecutable(newest)) {
                return List.of(newest.toString());
            }
        }
        return List.of(program.toString());
    }
}
