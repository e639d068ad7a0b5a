package io.jadeite.engine.calculation;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The handlers that users have put into the folder {@code handlers} of Jadeite's folder. */
public final class OwnHandlers {
    static final String FOLDER = "handlers";

    private OwnHandlers() {}

    /**
     * In the order of the files' names; none where there is no such folder.
     *
     * @param home Jadeite's folder
     * @throws InputException with all files that can't be used
     */
    public static List<Handler> in(Path home) {
        var folder = home.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var readers = new ArrayList<HandlerFiles>(List.of(new HandlerJars()));
        ServiceLoader.load(HandlerFiles.class, OwnHandlers.class.getClassLoader())
                .forEach(readers::add);
        var handlers = new ArrayList<Handler>();
        var problems = new Problems();
        for (var file : list(folder)) {
            readers.stream()
                    .filter(reader -> file.toString().endsWith(reader.ending()))
                    .findFirst()
                    .ifPresent(reader -> problems.collect(() -> handlers.addAll(reader.read(file))));
        }
        problems.throwIfAny();
        return handlers;
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new InputException("Handlers can't be looked for in %s: %s".formatted(folder, e.getMessage()));
        }
    }
}
