package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.text.Yaml;
import io.jadeite.engine.workflow.InputPlace;
import io.jadeite.engine.workflow.ParameterType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code workflows setup-only NAME …}: writes the inputs and runs nothing. */
@Command(description = "write a workflow's inputs into a folder, and run nothing")
final class WorkflowsSetupOnly extends SessionCommand {
    static final String SETTINGS = "my_settings.yaml";

    @Mixin
    final CallSource.Words source = new CallSource.Words();

    @Mixin
    RunOptions options = new RunOptions();

    @Option(
            names = "--no-potcar",
            description = "of VASP: write the names of potentials (POTCAR.symbols), not a POTCAR")
    boolean noPotcar;

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
            write(configured, directory);
            Files.writeString(directory.resolve(SETTINGS), settings(configured));
            if (options.json) {
                session.printJson(Map.of("directory", directory.toString()));
            } else {
                session.out().println(directory);
            }
            session.err()
                    .println(configured
                            .workflow()
                            .unready()
                            .map("The inputs are written. "::concat)
                            .orElse("The inputs are written; 'jadeite workflows run-yaml %s' in that folder runs them."
                                    .formatted(SETTINGS)));
            return CommandLineInterface.DONE;
        }
    }

    /** A folder that nothing was written into is taken away again, so that the next try finds none. */
    private void write(Configured configured, Path directory) throws IOException {
        boolean written = false;
        try {
            configured
                    .workflow()
                    .writeInputs(
                            configured.items().getFirst(), new InputPlace(directory, session.settings(), !noPotcar));
            written = true;
        } finally {
            if (!written) {
                deleteFoldersWithoutFiles(directory);
            }
        }
    }

    private static void deleteFoldersWithoutFiles(Path directory) throws IOException {
        List<Path> all;
        try (var files = Files.walk(directory)) {
            all = files.toList();
        }
        if (all.stream().allMatch(Files::isDirectory)) {
            for (var folder : all.reversed()) {
                Files.delete(folder);
            }
        }
    }

    private static String settings(Configured configured) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("workflow_name", configured.workflow().name().toString());
        var arguments = configured.workflow().asWritten(configured.items().getFirst());
        for (var parameter : configured.workflow().parameters()) {
            var value = arguments.values().get(parameter.name());
            if (value instanceof Structure) {
                settings.put(parameter.name(), "POSCAR");
            } else if (value instanceof List<?> list && parameter.type() instanceof ParameterType.OfStructures) {
                settings.put(
                        parameter.name(),
                        IntStream.range(0, list.size())
                                .mapToObj("%02d/POSCAR"::formatted)
                                .toList());
            } else if (value != null && !value.equals("") && !value.equals(Map.of())) {
                settings.put(parameter.name(), value);
            }
        }
        return Yaml.writeLines(settings);
    }
}
