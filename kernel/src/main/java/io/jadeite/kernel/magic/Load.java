package io.jadeite.kernel.magic;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.text.Json;
import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.Evaluated;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the code of a file in this notebook: a script, or the cells of another notebook. */
record Load(Workplace workplace) implements Magic {
    @Override
    public List<String> names() {
        return List.of("load", "loadscript", "run");
    }

    @Override
    public String help() {
        return "%load FILE — runs a .groovy, .java or .jshell file, or all cells of a notebook, as if they stood here.";
    }

    @Override
    public Evaluated run(Call call) throws CellFailure, IOException {
        var words = Arguments.of(call.code());
        if (words.size() != 1) {
            throw new InputException("%%load takes one file, found %d word(s).".formatted(words.size()));
        }
        var file = workplace.folder().resolve(words.getFirst()).normalize();
        if (!Files.isRegularFile(file)) {
            throw new InputException("There is no file %s.".formatted(file));
        }
        var name = file.toString();
        var text = Files.readString(file);
        if (!name.endsWith(".ipynb")) {
            boolean isJava = name.endsWith(".java") || name.endsWith(".jshell") || name.endsWith(".jsh");
            return workplace.run(
                    isJava
                            ? "java"
                            : name.endsWith(".groovy") ? "groovy" : call.place().language(),
                    text,
                    0);
        }
        Evaluated last = new Evaluated.Nothing();
        for (var cell : cells(Json.readObject(text, name))) {
            last = workplace.run(call.place().language(), cell, 0);
            if (last instanceof Evaluated.Interrupted) {
                return last;
            }
        }
        return last;
    }

    private static List<String> cells(Map<String, ?> notebook) {
        if (!(notebook.get("cells") instanceof List<?> cells)) {
            throw new InputException("The notebook has no cells.");
        }
        return cells.stream()
                .filter(cell -> cell instanceof Map<?, ?> map && "code".equals(map.get("cell_type")))
                .map(cell -> source(((Map<?, ?>) cell).get("source")))
                .toList();
    }

    private static String source(@Nullable Object source) {
        return source instanceof List<?> lines
                ? lines.stream().map(String::valueOf).collect(Collectors.joining())
                : String.valueOf(source);
    }
}
