package io.jadeite.launchers.command;

import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.text.Json;
import io.jadeite.engine.workflow.Catalogue;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command has around it. Data goes to {@code out}, messages to {@code err}; the settings are read at the first
 * question. For one thread.
 */
final class Session {
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean isTerminal;
    private final String version;
    private final InstantSource clock;
    private @Nullable Settings settings;
    private @Nullable Catalogue catalogue;

    /** @param isTerminal whether a person looks at it */
    Session(
            Map<String, String> environment,
            Path workingDirectory,
            InputStream in,
            PrintStream out,
            PrintStream err,
            boolean isTerminal,
            String version,
            InstantSource clock) {
        this.environment = Map.copyOf(environment);
        this.workingDirectory = workingDirectory;
        this.in = in;
        this.out = out;
        this.err = err;
        this.isTerminal = isTerminal;
        this.version = version;
        this.clock = clock;
    }

    /** @throws io.jadeite.engine.problem.InputException with all that is wrong in the settings */
    Settings settings() {
        if (settings == null) {
            settings = Settings.load(environment, workingDirectory);
        }
        return settings;
    }

    /** All workflows that are installed here; what is wrong with jars among them is told once. */
    Catalogue catalogue() {
        if (catalogue == null) {
            catalogue = Catalogue.installed(settings());
            catalogue.problems().forEach(err::println);
        }
        return catalogue;
    }

    /** A path as the user gave it, from where the user is. */
    Path path(String given) {
        return workingDirectory.resolve(given).normalize();
    }

    void printJson(Object value) {
        out.println(Json.write(value));
    }

    Map<String, String> environment() {
        return environment;
    }

    InputStream in() {
        return in;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    boolean isTerminal() {
        return isTerminal;
    }

    String version() {
        return version;
    }

    InstantSource clock() {
        return clock;
    }
}
