package io.jadeite.kernel.install;

import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Where Jupyter looks for kernels: one user's folder, a Python's, or any prefix. */
public sealed interface Place {
    /** The folder in which each kernel has one of its own. */
    Path folder();

    /** The user's own, which every Jupyter of that user reads. */
    record User(Map<String, String> environment) implements Place {
        public User {
            environment = Map.copyOf(environment);
        }

        @Override
        public Path folder() {
            return data().resolve("kernels");
        }

        private Path data() {
            if (environment.containsKey("JUPYTER_DATA_DIR")) {
                return Path.of(environment.get("JUPYTER_DATA_DIR"));
            }
            var home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
            if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")) {
                return home.resolve("Library").resolve("Jupyter");
            }
            return environment.containsKey("XDG_DATA_HOME")
                    ? Path.of(environment.get("XDG_DATA_HOME")).resolve("jupyter")
                    : home.resolve(".local/share/jupyter");
        }
    }

    /** Below a prefix: {@code /usr/local}, a virtual environment, a conda environment. */
    record Prefix(Path prefix) implements Place {
        @Override
        public Path folder() {
            return prefix.resolve("share/jupyter/kernels");
        }
    }

    /**
     * The prefix of the Python in use: the active environment's, else what {@code python3} says.
     *
     * @throws InputException where there is none
     */
    static Place ofPython(Map<String, String> environment) {
        for (var name : new String[] {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
            if (environment.containsKey(name)) {
                return new Prefix(Path.of(environment.get(name)));
            }
        }
        try {
            var process = new ProcessBuilder("python3", "-c", "import sys; print(sys.prefix)").start();
            process.getOutputStream().close();
            var prefix = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 && !prefix.isEmpty()) {
                return new Prefix(Path.of(prefix));
            }
        } catch (IOException e) {
            throw new InputException(
                    "--sys-prefix asks for the place of the Python in use, and there is no python3 on the PATH (%s). Activate an environment, or name the place by --prefix."
                            .formatted(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new InputException(
                "--sys-prefix asks for the place of the Python in use, and python3 did not tell it. Name the place by --prefix.");
    }
}
