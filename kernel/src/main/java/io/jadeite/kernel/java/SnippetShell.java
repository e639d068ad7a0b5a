package io.jadeite.kernel.java;

import io.jadeite.kernel.session.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.tools.StandardLocation;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/** A JShell that runs in this process and sees the classes of all cells. Its compiler is for who holds the {@link #compiler()}. */
final class SnippetShell implements AutoCloseable {
    private final ReentrantLock compiler = new ReentrantLock();
    private final SnippetLoaders loaders;
    private final SnippetControl control;
    private final JShell shell;

    SnippetShell(Shared shared, SnippetControl.Caller caller) {
        loaders = new SnippetLoaders(shared.loader());
        control = new SnippetControl(loaders, caller, compiler);
        shell = JShell.builder()
                .executionEngine(SnippetControl.provider(control), java.util.Map.of())
                .compilerOptions("-parameters", "-proc:none")
                .fileManager(files -> {
                    try {
                        files.setLocationFromPaths(StandardLocation.CLASS_PATH, CellFiles.classPath(shared.loader()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return new CellFiles(files, shared.loader());
                })
                .build();
    }

    ReentrantLock compiler() {
        return compiler;
    }

    SnippetLoaders loaders() {
        return loaders;
    }

    SnippetControl control() {
        return control;
    }

    JShell jshell() {
        return shell;
    }

    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    List<SnippetEvent> eval(String source) {
        control.forget();
        return shell.eval(source);
    }

    /** The imports in force, as they are written. */
    List<String> imports() {
        return shell.imports()
                .map(one -> one.source().strip())
                .map(one -> one.endsWith(";") ? one : one + ";")
                .toList();
    }

    /** What is declared under a name, but by an import. */
    Optional<DeclarationSnippet> declared(String name) {
        return shell.snippets()
                .filter(one -> one instanceof DeclarationSnippet declaration
                        && !(one instanceof ImportSnippet)
                        && declaration.name().equals(name)
                        && shell.status(one).isActive())
                .map(DeclarationSnippet.class::cast)
                .findFirst();
    }

    void drop(Snippet snippet) {
        if (shell.status(snippet).isActive()) {
            shell.drop(snippet);
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
