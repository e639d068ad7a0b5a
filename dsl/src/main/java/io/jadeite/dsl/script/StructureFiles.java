package io.jadeite.dsl.script;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Reads all structures whose files fit a pattern. */
final class StructureFiles {
    private static final int DEEPEST = 20;

    private StructureFiles() {}

    /**
     * In the order of the files' names.
     *
     * @param pattern as of a shell: {@code *} within a name, {@code **} across folders, {@code {a,b}}
     * @throws InputException where none fits, or with what is wrong with each that can't be read
     */
    static List<Structure> read(Path directory, String pattern) {
        var files = files(directory, pattern);
        if (files.isEmpty()) {
            throw new InputException("No file fits '%s' in %s.".formatted(pattern, directory));
        }
        var problems = new Problems();
        var structures = new ArrayList<Structure>();
        for (var file : files) {
            var structure = problems.collect(() -> StructureFile.read(file));
            if (structure != null) {
                structures.add(structure);
            }
        }
        problems.throwIfAny();
        return List.copyOf(structures);
    }

    private static List<Path> files(Path directory, String pattern) {
        int fixed = firstWildcard(pattern);
        int slash = pattern.lastIndexOf('/', fixed);
        var start = directory
                .resolve(slash < 0 ? "" : pattern.substring(0, slash + 1))
                .normalize();
        if (!Files.isDirectory(start)) {
            throw new InputException("There is no folder %s, in which '%s' looks.".formatted(start, pattern));
        }
        var rest = pattern.substring(slash + 1);
        try (Stream<Path> walk = Files.walk(start, rest.contains("**") ? DEEPEST : 1 + count(rest))) {
            var matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
            return walk.filter(file -> matcher.matches(start.relativize(file)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (PatternSyntaxException e) {
            throw new InputException("'%s' is no pattern of file names: %s.".formatted(pattern, e.getDescription()));
        } catch (IOException e) {
            throw new JadeiteException("Can't look for files in %s: %s.".formatted(start, e.getMessage()), e);
        }
    }

    private static int firstWildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*?[{".indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return pattern.length();
    }

    private static int count(String pattern) {
        return (int) pattern.chars().filter(letter -> letter == '/').count();
    }
}
