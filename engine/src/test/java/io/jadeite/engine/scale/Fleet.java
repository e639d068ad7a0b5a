package io.jadeite.engine.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The processes of simulated workers. They end with their standard input, so none outlives the measurement. */
final class Fleet implements AutoCloseable {
    private record Ship(Process process, Writer orders) {}

    private final List<Ship> ships = new ArrayList<>();

    /** One process for each number of workers; returns when all have been started. */
    static Fleet launch(String address, Path folder, List<Integer> sizes) {
        var fleet = new Fleet();
        try {
            Files.createDirectories(folder);
            for (int size : sizes) {
                var process = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx384m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Crew.class.getName(),
                                address,
                                Integer.toString(size))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("crew-%d.log".formatted(fleet.ships.size() + 1))
                                .toFile())
                        .start();
                fleet.ships.add(new Ship(process, process.outputWriter(StandardCharsets.UTF_8)));
            }
            return fleet;
        } catch (IOException e) {
            fleet.close();
            throw new UncheckedIOException(e);
        }
    }

    /** So many workers in all, one process with a fifth of them, the others in equal parts. */
    static List<Integer> parts(int workers, int processes) {
        var parts = new ArrayList<Integer>();
        int first = workers / 5;
        parts.add(first);
        int left = workers - first;
        for (int i = processes - 1; i > 0; i--) {
            parts.add(left / i);
            left -= left / i;
        }
        return parts;
    }

    void order(String word) {
        for (var ship : ships) {
            try {
                ship.orders().write(word + "\n");
                ship.orders().flush();
            } catch (IOException e) {
                if (ship.process().isAlive()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** How many processes live. */
    long running() {
        return ships.stream().filter(ship -> ship.process().isAlive()).count();
    }

    /** Kills the first process, as a node that loses its power would. */
    long kill() {
        var process = ships.getFirst().process();
        process.destroyForcibly();
        return process.pid();
    }

    /** Each has a minute to hand back and to leave. */
    @Override
    public void close() {
        try {
            order("quit");
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            for (var ship : ships) {
                boolean _ = ship.process().waitFor(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ships.forEach(ship -> ship.process().destroyForcibly());
        }
    }
}
