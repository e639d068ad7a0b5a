package io.jadeite.kernel.magic;

import io.jadeite.engine.problem.InputException;
import io.jadeite.kernel.session.Evaluated;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Jars and folders of classes that are on this computer. */
record Jars(Workplace workplace) implements Magic {
    @Override
    public List<String> names() {
        return List.of("jars", "addJars", "classpath", "addClasspath");
    }

    @Override
    public String help() {
        return "%jars lib/*.jar … , %classpath FOLDER … — jars and folders of classes, for cells of both languages.";
    }

    @Override
    public Evaluated run(Call call) throws IOException {
        var found = new ArrayList<Path>();
        for (var word : Arguments.of(call.code())) {
            for (var one : word.split(File.pathSeparator, -1)) {
                found.addAll(files(one));
            }
        }
        if (found.isEmpty()) {
            throw new InputException("%%%s takes jars or folders, such as lib/*.jar.".formatted(call.name()));
        }
        found.forEach(workplace::add);
        System.out.println("%d added.".formatted(found.size()));
        return new Evaluated.Nothing();
    }

    private List<Path> files(String pattern) throws IOException {
        if (!pattern.contains("*") && !pattern.contains("?")) {
            var file = workplace.folder().resolve(pattern).normalize();
            if (!Files.exists(file)) {
                throw new InputException("There is no %s.".formatted(file));
            }
            return List.of(file);
        }
        var path = workplace.folder().resolve(pattern).normalize();
        var parent = path.getParent() == null ? workplace.folder() : path.getParent();
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + path.getFileName());
        try (var entries = Files.list(parent)) {
            return entries.filter(entry -> matcher.matches(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
