package io.jadeite.kernel.notebook;

import groovy.lang.GroovySystem;
import io.jadeite.kernel.language.Cell;
import io.jadeite.kernel.language.Completeness;
import io.jadeite.kernel.language.Completion;
import io.jadeite.kernel.language.Inspection;
import io.jadeite.kernel.language.Language;
import io.jadeite.kernel.language.Outcome;
import io.jadeite.kernel.language.Surroundings;
import io.jadeite.kernel.language.Syntax;
import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.CurrentCell;
import io.jadeite.kernel.session.Evaluated;
import java.util.Optional;

/** A notebook whose cells are in one language unless they say otherwise. */
final class NotebookLanguage implements Language {
    private final Notebook notebook;
    private final String name;
    private final Interrupts interrupts;

    NotebookLanguage(Notebook notebook, String name) {
        if (!Notebook.LANGUAGES.contains(name)) {
            throw new IllegalArgumentException("There are no cells in " + name);
        }
        this.notebook = notebook;
        this.name = name;
        this.interrupts = new Interrupts(notebook.shared().stopSign());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Syntax syntax() {
        return name.equals("java")
                ? new Syntax(
                        Runtime.version().toString().replaceAll("[+-].*", ""),
                        "text/x-java",
                        ".java",
                        "text/x-java",
                        "java")
                : new Syntax(GroovySystem.getVersion(), "text/x-groovy", ".groovy", "groovy", "groovy");
    }

    @Override
    public Outcome execute(Cell cell, Surroundings surroundings) {
        interrupts.begin(surroundings);
        CurrentCell.begin(surroundings);
        try {
            // A front end's own questions are no cells whose lines one would show.
            int number = cell.silent() ? 0 : cell.number();
            return switch (notebook.runCell(name, cell.code(), number)) {
                case Evaluated.Value value -> new Outcome.Value(value.value());
                case Evaluated.Nothing nothing -> new Outcome.Nothing();
                case Evaluated.Interrupted interrupted -> new Outcome.Interrupted();
            };
        } catch (CellFailure e) {
            return new FailureText(notebook.sources()).of(e);
        } finally {
            CurrentCell.end();
            interrupts.end();
        }
    }

    @Override
    public Completion complete(String code, int cursor) {
        return notebook.help().complete(name, code, cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, int detail) {
        return notebook.help().inspect(name, code, cursor, detail);
    }

    @Override
    public Completeness completeness(String code) {
        return notebook.help().completeness(name, code);
    }

    @Override
    public void interrupt() {
        interrupts.interrupt();
    }

    @Override
    public void warm() {
        notebook.warm(name);
    }

    @Override
    public void close() {
        notebook.close();
    }
}
