package io.jadeite.dsl.script;

import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.dsl.script.java.JavaSnippets;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureFile;
import io.jadeite.engine.workflow.Catalogue;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the words have around them: settings, the database, known workflows, those that the user has defined. Database and catalogue
 * are opened at the first question. Threads may share it.
 */
final class Session implements AutoCloseable {
    private static final Pattern RUN = Pattern.compile("run:([1-9][0-9]{0,17})");

    private final Supplier<Settings> settings;
    private final Path workingDirectory;
    private final Console console;
    private final String version;
    private final InstantSource clock;
    private final Views views = new Views();
    private final Map<String, UserWorkflow> defined = new ConcurrentHashMap<>();
    private @Nullable Database database;
    private @Nullable Catalogue installed;
    private Optional<JavaSnippets> snippets = Optional.empty();

    Session(Supplier<Settings> settings, Path workingDirectory, Console console, String version, InstantSource clock) {
        this.settings = settings;
        this.workingDirectory = workingDirectory;
        this.console = console;
        this.version = version;
        this.clock = clock;
    }

    synchronized Database database() {
        if (database == null) {
            database = Database.open(settings());
        }
        return database;
    }

    /** The installed workflows, and those that the user has defined so far. */
    synchronized Catalogue catalogue() {
        if (installed == null) {
            installed = Catalogue.installed(settings());
        }
        var all = installed;
        for (var workflow : defined.values()) {
            all = all.with(workflow);
        }
        return all;
    }

    /** From now on; runs that were submitted keep what they were submitted with. */
    void define(UserWorkflow workflow) {
        defined.put(workflow.name().toString(), workflow);
    }

    /** The workflow of that name, where the user has defined one. */
    Optional<UserWorkflow> defined(String name) {
        return Optional.ofNullable(defined.get(name));
    }

    /** Of a file, seen from the working directory, or of another run: {@code run:12}. */
    Structure structure(String name) {
        var run = RUN.matcher(name);
        if (run.matches()) {
            return new Results(database()).finalStructure(Long.parseLong(run.group(1)));
        }
        if (name.startsWith("run:")) {
            throw new InputException(
                    "A run's structure is named by its number, such as run:12, found '%s'.".formatted(name));
        }
        return StructureFile.read(path(name));
    }

    Path path(String given) {
        return workingDirectory.resolve(given).normalize();
    }

    Path workingDirectory() {
        return workingDirectory;
    }

    Settings settings() {
        return settings.get();
    }

    /** From now on workflows of this shell's snippets can travel. */
    synchronized void use(JavaSnippets shell) {
        snippets = Optional.of(shell);
    }

    synchronized Optional<JavaSnippets> snippets() {
        return snippets;
    }

    Console console() {
        return console;
    }

    String version() {
        return version;
    }

    InstantSource clock() {
        return clock;
    }

    Views views() {
        return views;
    }

    @Override
    public synchronized void close() {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
