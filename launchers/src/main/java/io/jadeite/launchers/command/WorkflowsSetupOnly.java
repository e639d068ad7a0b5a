package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.text.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** {@code workflows setup-only NAME …}: writes the inputs and runs nothing. */
@Command(description = "write a workflow's inputs into a folder, and run nothing")
final class WorkflowsSetupOnly extends SessionCommand {
    static final String SETTINGS = "my_settings.yaml";

    @Mixin
    final CallSource.Words source = new CallSource.Words();

    @Mixin
    RunOptions options = new RunOptions();

    @Unmatched
    List<String> words = new ArrayList<>();

    WorkflowsSetupOnly(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws IOException {
        options.refuseOfTheQueue("setup-only", "run-cloud");
        try (var databases = new LazyDatabase(session)) {
            var call = source.read(session, options, words);
            var configured = Configured.of(call, session.catalogue(), session, databases);
            if (configured.items().size() != 1) {
                throw new InputException("setup-only takes one structure, found %d."
                        .formatted(configured.items().size()));
            }
            var directory = session.path(options.directory == null ? source.name + ".SETUP-ONLY" : options.directory);
            if (Files.exists(directory)) {
                throw new InputException(
                        "%s is there already, and nothing is ever overwritten. Choose another --directory, or remove it."
                                .formatted(directory));
            }
            Files.createDirectories(directory);
            configured.workflow().writeInputs(configured.items().getFirst(), directory);
            Files.writeString(directory.resolve(SETTINGS), settings(configured));
            if (options.json) {
                session.printJson(Map.of("directory", directory.toString()));
            } else {
                session.out().println(directory);
            }
            session.err()
                    .println("The inputs are written; 'jadeite workflows run-yaml %s' in that folder runs them."
                            .formatted(SETTINGS));
            return CommandLineInterface.DONE;
        }
    }

    private static String settings(Configured configured) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("workflow_name", configured.workflow().name().toString());
        var arguments = configured.items().getFirst();
        for (var parameter : configured.workflow().parameters()) {
            var value = arguments.values().get(parameter.name());
            if (value != null) {
                settings.put(parameter.name(), parameter.name().equals("structure") ? "POSCAR" : value);
            }
        }
        return Yaml.writeLines(settings);
    }
}
