package io.jadeite.kernel.magic;

import io.jadeite.engine.problem.JadeiteException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program for a cell: what it prints comes to the cell, and it ends with the cell. */
final class Programs {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private Programs() {}

    /**
     * Waits until it ends.
     *
     * @param input that it reads
     * @throws JadeiteException where it can't be started, or ends otherwise than with 0
     */
    static void run(List<String> command, Path folder, String input) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).directory(folder.toFile()).start();
        } catch (IOException e) {
            throw new JadeiteException("%s can't be started: %s.".formatted(command.getFirst(), e.getMessage()), e);
        }
        try {
            var out = copying(process.getInputStream(), System.out);
            var err = copying(process.getErrorStream(), System.err);
            feed(process, input);
            int code = process.waitFor();
            out.join();
            err.join();
            if (code != 0) {
                throw new JadeiteException("%s ended with code %d.".formatted(command.getFirst(), code));
            }
        } finally {
            end(process);
        }
    }

    private static void feed(Process process, String input) {
        try (var to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it had read all, and its code says why.
        }
    }

    private static Thread copying(InputStream from, PrintStream to) {
        // Not a virtual thread: what a cell prints is known by the thread that it has started.
        var thread = new Thread(() -> copy(from, to), "output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void copy(InputStream from, PrintStream to) {
        try (var reader = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            var buffer = new char[8192];
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                to.print(new String(buffer, 0, count));
            }
        } catch (IOException e) {
            // The program was ended.
        }
    }

    /** With all that it has started. */
    private static void end(Process process) throws InterruptedException {
        var all = new java.util.ArrayList<>(process.descendants().toList());
        all.addFirst(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        boolean hasEnded = false;
        try {
            hasEnded = process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!hasEnded) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        }
    }
}
