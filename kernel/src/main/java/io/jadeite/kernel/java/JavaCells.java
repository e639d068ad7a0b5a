package io.jadeite.kernel.java;

import io.jadeite.dsl.script.java.JavaSnippets;
import io.jadeite.engine.workflow.Stopped;
import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.CellFailure.Place;
import io.jadeite.kernel.session.CellFailure.Problem;
import io.jadeite.kernel.session.CellWords;
import io.jadeite.kernel.session.Evaluated;
import io.jadeite.kernel.session.Shared;
import io.jadeite.kernel.session.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** Runs the code of Java cells. For the thread of cells. */
public final class JavaCells implements AutoCloseable {
    private static final List<String> IMPORTS = List.of(
            "import module java.base;",
            "import static %s.*;".formatted(CellWords.class.getName()),
            "import io.jadeite.dsl.script.*;",
            "import io.jadeite.dsl.script.value.*;",
            "import io.jadeite.engine.structure.*;");

    private final Shared shared;
    private final SnippetShell shell;
    private final OpenMembers members;
    private final JavaVariables variables;
    private final JavaTypes types;
    private final JavaFailures failures;
    private final Set<Path> jars;
    private final List<DeclarationSnippet> waiting = new ArrayList<>();

    public JavaCells(Shared shared) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        this.shared = shared;
        this.jars = new HashSet<>(shared.loader().jars());
        this.shell = new SnippetShell(shared, code -> shared.stopSign().<@Nullable Object>run(() -> code.invoke(null)));
        this.members = new OpenMembers(compiler);
        this.variables = new JavaVariables(shell, shared.variables());
        this.types = new JavaTypes(shell, shared, variables, new TypeCompiler(compiler, shared.loader()));
        this.failures = new JavaFailures(shell);
        IMPORTS.forEach(shell::eval);
    }

    /** Compiles one of each kind, as each kind loads another part of the compiler. */
    public void warm() {
        shell.compiler().lock();
        try {
            for (var source : List.of("1 + 1", "int warm$ = 1;", "int warm$$(int n) { return n; }")) {
                shell.eval(source).forEach(event -> shell.drop(event.snippet()));
            }
        } finally {
            shell.compiler().unlock();
        }
    }

    /**
     * Runs a cell.
     *
     * @throws CellFailure where it can't be compiled, or its code fails
     */
    public Evaluated run(String code, int cell) throws CellFailure {
        shell.compiler().lock();
        try {
            bringJars();
            var parts = Part.of(code, shell.analysis());
            refuseBroken(parts, cell);
            var words = Words.of(code);
            types.bring(words);
            variables.bring(words);
            waiting.clear();
            var value = run(parts, cell);
            tellWhatWaits();
            return value;
        } catch (Stopped e) {
            return new Evaluated.Interrupted();
        } finally {
            shell.compiler().unlock();
        }
    }

    private Evaluated run(List<Part> parts, int cell) throws CellFailure {
        Evaluated last = new Evaluated.Nothing();
        var group = new ArrayList<TypeCompiler.Source>();
        for (var part : parts) {
            if (shared.stopSign().isRaised()) {
                return new Evaluated.Interrupted();
            }
            var type = part.declaredType();
            if (type.isPresent()) {
                group.add(new TypeCompiler.Source(type.get(), members.type(part.source()), cell, part.line()));
                last = new Evaluated.Nothing();
                continue;
            }
            declare(group, cell);
            last = eval(part, cell);
            if (last instanceof Evaluated.Interrupted) {
                return last;
            }
        }
        declare(group, cell);
        return last;
    }

    /** Declarations that name what no cell has defined so far; they may, but should not by mistake. */
    private void tellWhatWaits() {
        for (var snippet : waiting) {
            var status = shell.jshell().status(snippet);
            if (status.isActive() && status != Status.VALID) {
                System.err.println(failures.missing(snippet));
            }
        }
    }

    private void declare(List<TypeCompiler.Source> group, int cell) throws CellFailure {
        if (group.isEmpty()) {
            return;
        }
        for (var source : types.declare(List.copyOf(group))) {
            types.leave(source.name());
            var part = new Part(source.source(), source.line(), 1, SourceCodeAnalysis.Completeness.COMPLETE);
            var snippet = evalAll(part, source.source(), cell, false);
            types.left(source, snippet.isPresent() && shell.jshell().status(snippet.get()) != Status.VALID);
        }
        group.clear();
    }

    private Evaluated eval(Part part, int cell) throws CellFailure {
        var source = members.snippet(part.source());
        var snippet = evalAll(part, source, cell, source.equals(part.source()));
        if (shell.control().failure() instanceof Stopped || shared.stopSign().isRaised()) {
            return new Evaluated.Interrupted();
        }
        var value = shell.control().value();
        boolean isShown = snippet.filter(JavaCells::hasValue).isPresent() && value != null;
        // The code of a workflow is taken from its snippet when it travels.
        snippet.filter(one -> !one.source().contains(".does("))
                .filter(one ->
                        one instanceof ExpressionSnippet || isTemporary(one) || !(one instanceof PersistentSnippet))
                .ifPresent(this::forget);
        return isShown ? new Evaluated.Value(value) : new Evaluated.Nothing();
    }

    /** Evaluates one snippet. Gives it. */
    private Optional<Snippet> evalAll(Part part, String source, int cell, boolean isUnchanged) throws CellFailure {
        var events = shell.eval(source);
        variables.note(events);
        Optional<Snippet> main = Optional.empty();
        for (var event : events) {
            if (event.causeSnippet() == null) {
                main = Optional.of(event.snippet());
                failures.note(event.snippet(), cell, part.line());
                refuse(event, part, cell, isUnchanged);
            }
        }
        return main;
    }

    private void refuse(SnippetEvent event, Part part, int cell, boolean isUnchanged) throws CellFailure {
        var snippet = event.snippet();
        if (event.status() == Status.REJECTED) {
            throw CellFailure.refused(failures.refusals(snippet, part, cell, isUnchanged));
        }
        if (event.exception() != null && shared.stopSign().isRaised()) {
            throw new Stopped();
        }
        if (event.exception() != null) {
            throw failures.thrown(event.exception(), shell.control().failure());
        }
        if (event.status() == Status.RECOVERABLE_DEFINED || event.status() == Status.RECOVERABLE_NOT_DEFINED) {
            if (snippet instanceof MethodSnippet || snippet instanceof TypeDeclSnippet) {
                waiting.add((DeclarationSnippet) snippet);
            } else {
                var place = Optional.of(Place.line(cell, part.line()));
                var missing = failures.missing((DeclarationSnippet) snippet);
                shell.drop(snippet);
                throw CellFailure.refused(List.of(new Problem(missing, place)));
            }
        }
    }

    private void refuseBroken(List<Part> parts, int cell) throws CellFailure {
        for (var part : parts) {
            if (part.completeness() == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE) {
                throw CellFailure.refused(List.of(new Problem(
                        "The cell ends before its code does: a bracket, a text or a statement is still open.",
                        Optional.of(Place.line(cell, part.line())))));
            }
            if (part.isBroken()) {
                // JShell takes nothing of what it can't read, and says why.
                evalAll(part, part.source(), cell, true);
            }
        }
    }

    private void forget(Snippet snippet) {
        shell.drop(snippet);
        shell.loaders().forget(snippet.id());
        failures.forget(snippet);
    }

    private static boolean hasValue(Snippet snippet) {
        return snippet instanceof ExpressionSnippet
                ? snippet.subKind() != SubKind.ASSIGNMENT_SUBKIND
                : isTemporary(snippet);
    }

    private static boolean isTemporary(Snippet snippet) {
        return snippet instanceof VarSnippet && snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    /** Completion and inspection; any thread may ask. */
    public JavaHelp help() {
        return new JavaHelp(shell);
    }

    /** Where the sources of workflows are taken from when they travel. */
    public JavaSnippets snippets() {
        return new JavaSnippets(shell.jshell(), types::source, Set.of(CellWords.class.getName()));
    }

    /** Jars that cells have asked for since; each throws away what the compiler has prepared. */
    private void bringJars() {
        for (var jar : shared.loader().jars()) {
            if (jars.add(jar)) {
                shell.jshell().addToClasspath(jar.toString());
            }
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
