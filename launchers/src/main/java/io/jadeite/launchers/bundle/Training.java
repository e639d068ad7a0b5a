package io.jadeite.launchers.bundle;

import io.jadeite.launchers.command.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Goes through the commands whose start is felt most, so that the start-up cache knows their classes. Run by the build under
 * {@code -XX:AOTCacheOutput}.
 */
public final class Training {
    private Training() {}

    /**
     * Takes a structure file and a home with a database that is ready; fails where a command fails, so that no cache is made of
     * a broken program.
     */
    public static void main(String[] arguments) {
        train(Path.of(arguments[0]).toAbsolutePath().normalize().toString(), Path.of(arguments[1]));
    }

    private static void train(String structure, Path home) {
        run(home, "workflows", "list-all");
        run(home, "workflows", "run", "static-energy.emt.quick", "--structure", structure, "--json");
        run(home, "workflows", "run", "relaxation.emt.quick", "--structure", structure);
        run(home, "workflows", "run-cloud", "relaxation.emt.quick", "--structure", structure, "-t", "training");
        run(home, "engine", "start-singleflow-worker", "-t", "training");
        run(home, "workflows", "run-cloud", "static-energy.emt.quick", "--structure", structure, "--json");
        run(home, "engine", "start-worker", "--nitems-max", "1", "--close-on-empty-queue", "true");
        run(home, "engine", "workers");
        run(home, "queue", "list");
        run(home, "queue", "stats");
        run(home, "results", "list", "relaxation.emt.quick");
        run(home, "structure", "show", structure);
        run(home, "vasp", "read", TrainingOutput.write(home).toString(), "--json");
    }

    private static void run(Path home, String... words) {
        var err = new ByteArrayOutputStream();
        int exit = Main.execute(
                List.of(words),
                Map.of("HOME", home.toString()),
                home,
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        if (exit != 0) {
            throw new IllegalStateException("jadeite %s ended with %d: %s"
                    .formatted(String.join(" ", words), exit, err.toString(StandardCharsets.UTF_8)));
        }
    }
}
