package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The finished program, run as a user runs it, in a home of its own. */
final class Jadeite {
    /** What a command left. */
    record Done(List<String> words, int exit, String out, String err) {
        Done succeeded() {
            assertThat(exit)
                    .as("jadeite %s%n%s%s", String.join(" ", words), out, err)
                    .isZero();
            return this;
        }

        /** Each line of the output as an object. */
        List<Map<String, Object>> json() {
            return out.lines()
                    .map(line -> JsonMapper.shared().readValue(line, new TypeReference<Map<String, Object>>() {}))
                    .toList();
        }
    }

    private static final long LIMIT_SECONDS = 120;

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    Jadeite(Path home) {
        this.home = home;
    }

    /** The same home with one more variable. */
    Jadeite with(String variable, String value) {
        var other = new Jadeite(home);
        other.environment.putAll(environment);
        other.environment.put(variable, value);
        return other;
    }

    static Path checkout() {
        return Path.of(System.getProperty("jadeite.checkout")).toAbsolutePath().normalize();
    }

    static Path sample() {
        return checkout().resolve("Cu32.POSCAR");
    }

    Done run(String... words) {
        return run(List.of(words));
    }

    Done run(List<String> words) {
        try {
            var out = Files.createTempFile("jadeite", ".out");
            var err = Files.createTempFile("jadeite", ".err");
            var process = builder(words)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("jadeite " + String.join(" ", words) + " still runs after " + LIMIT_SECONDS
                        + " s\n" + Files.readString(err));
            }
            var done = new Done(words, process.exitValue(), read(out), read(err));
            Files.delete(out);
            Files.delete(err);
            return done;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Another program in the same home and environment, which must succeed: what it prints. */
    String call(String... command) {
        try {
            var out = Files.createTempFile("program", ".out");
            var process = inHome(new ProcessBuilder(command))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as(String.join(" ", command))
                    .isTrue();
            var said = read(out);
            Files.delete(out);
            assertThat(process.exitValue())
                    .as("%s%n%s", String.join(" ", command), said)
                    .isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts a command that goes on; its output goes to the log. */
    Process start(Path log, String... words) throws IOException {
        return builder(List.of(words))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** A run's state, or that of the only run. */
    String state(long run) {
        var shown =
                run("queue", "show", Long.toString(run), "--json").succeeded().json();
        return (String) value(shown.getFirst(), "state");
    }

    /** What an object has under a name that it must have. */
    static Object value(Map<?, ?> object, String name) {
        return Objects.requireNonNull(object.get(name), name);
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for: " + what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private ProcessBuilder builder(List<String> words) {
        var command = new ArrayList<String>();
        command.add(
                Path.of(System.getProperty("jadeite.distribution"), "jadeite").toString());
        command.addAll(words);
        return inHome(new ProcessBuilder(command));
    }

    private ProcessBuilder inHome(ProcessBuilder builder) {
        builder.directory(home.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("JADEITE_") && !name.equals("JADEITE_JAVA_HOME"));
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        return builder;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
