package io.jadeite.kernel.notebook;

import io.jadeite.dsl.script.Jadeite;
import io.jadeite.dsl.script.JadeiteScript;
import io.jadeite.dsl.script.grape.Grapes;
import io.jadeite.engine.setting.Settings;
import io.jadeite.kernel.groovy.GroovyCells;
import io.jadeite.kernel.help.CellHelp;
import io.jadeite.kernel.java.JavaCells;
import io.jadeite.kernel.language.Language;
import io.jadeite.kernel.magic.Magics;
import io.jadeite.kernel.magic.Workplace;
import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.Evaluated;
import io.jadeite.kernel.session.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A notebook with Groovy and Java cells, which share variables and classes. What isn't needed isn't there: the words of the DSL are
 * opened, and the other language is made, when a cell asks for them. Cells run on one thread; others may complete, inspect and
 * interrupt meanwhile.
 */
public final class Notebook implements Workplace, AutoCloseable {
    /** The languages of its cells. */
    public static final List<String> LANGUAGES = List.of("groovy", "java");

    /** So many cells' texts are kept, so that failures can show their lines. */
    private static final int KEPT_CELLS = 2000;

    private final Supplier<Settings> settings;
    private final Path folder;
    private final Shared shared = new Shared(Notebook.class.getClassLoader());
    private final GroovyCells groovy = new GroovyCells(shared);
    private final Magics magics = new Magics(this);
    private final CellHelp help;
    private final Map<Integer, String> sources = new LinkedHashMap<>();
    private @Nullable JavaCells java;
    private @Nullable Jadeite jadeite;
    private Optional<Throwable> lastFailure = Optional.empty();

    /** @param folder where relative paths of cells begin */
    public Notebook(Supplier<Settings> settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
        this.help = new CellHelp(
                shared,
                settings,
                groovy::imported,
                () -> javaIfThere().map(JavaCells::help),
                () -> javaCells().help(),
                magics::names,
                folder);
        shared.variables().offer(JadeiteScript.SHARED, this::jadeite);
    }

    /** With the settings of this computer and folder. */
    public static Notebook open() {
        var here = Path.of("").toAbsolutePath();
        return new Notebook(() -> Settings.load(System.getenv(), here), here);
    }

    /** What front ends and the wire speak with, for cells that are in this language unless they say otherwise. */
    public Language language(String name) {
        return new NotebookLanguage(this, name);
    }

    /** Makes a language ready. */
    void warm(String language) {
        if (language.equals("java")) {
            javaCells().warm();
        } else {
            groovy.warm();
        }
    }

    /** Runs a cell, with its magics. */
    Evaluated runCell(String language, String code, int number) throws CellFailure {
        synchronized (sources) {
            sources.put(number, code);
            if (sources.size() > KEPT_CELLS) {
                sources.remove(sources.keySet().iterator().next());
            }
        }
        try {
            return magics.run(language, code, number);
        } catch (CellFailure e) {
            lastFailure = Optional.ofNullable(e.getCause()).or(() -> Optional.of(e));
            throw e;
        }
    }

    Map<Integer, String> sources() {
        synchronized (sources) {
            return Map.copyOf(sources);
        }
    }

    CellHelp help() {
        return help;
    }

    private synchronized Optional<JavaCells> javaIfThere() {
        return Optional.ofNullable(java);
    }

    private synchronized JavaCells javaCells() {
        if (java == null) {
            java = new JavaCells(shared);
            if (jadeite != null) {
                jadeite.use(java.snippets());
            }
        }
        return java;
    }

    @Override
    public List<String> languages() {
        return LANGUAGES;
    }

    @Override
    public Evaluated run(String language, String code, int cell) throws CellFailure {
        if (code.contains("@Grab")) {
            Grapes.keepIn(jadeite().settings().all().home().resolve("libraries"));
        }
        return language.equals("java") ? javaCells().run(code, cell) : groovy.run(code, cell);
    }

    @Override
    public Shared shared() {
        return shared;
    }

    @Override
    public synchronized Jadeite jadeite() {
        if (jadeite == null) {
            jadeite = Jadeite.open(settings.get(), folder, new NotebookConsole());
            if (java != null) {
                jadeite.use(java.snippets());
            }
        }
        return jadeite;
    }

    @Override
    public void add(Path jar) {
        shared.loader().add(jar);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Optional<Throwable> lastFailure() {
        return lastFailure;
    }

    @Override
    public synchronized void close() {
        if (java != null) {
            java.close();
        }
        if (jadeite != null) {
            jadeite.close();
        }
        try {
            shared.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
