package io.jadeite.engine.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that starts a worker process: a small Java on the class path of the tests. What it loads is prepared once (an ahead-of-time
 * cache, JEP 514), as hundreds of workers are started: that halves what a start costs.
 */
final class WorkerCommand {
    private static final Path FOLDER = Path.of("target", "faults").toAbsolutePath();
    private static final Path CACHE = FOLDER.resolve("workers.aot");

    private WorkerCommand() {}

    private static final class Prepared {
        static final List<String> COMMAND = prepare();
    }

    static List<String> get() {
        return Prepared.COMMAND;
    }

    /** A worker works through a run, and what it loaded is kept. Without the cache it goes as well, but slower. */
    private static List<String> prepare() {
        var classPath = classPath();
        try (var scene =
                Scene.on(SharedServer.get(), "preparation", command(classPath, "-XX:AOTCacheOutput=" + CACHE))) {
            Files.deleteIfExists(CACHE);
            scene.startWorkers(1);
            var work = new Work(scene.database(), 1);
            work.submitMixed(1);
            scene.awaitFinished(Duration.ofSeconds(60));
            var worker = scene.workers().getFirst();
            worker.terminate();
            worker.awaitEnd(60);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return command(classPath, Files.exists(CACHE) ? "-XX:AOTCache=" + CACHE : "-Xshare:auto");
    }

    private static List<String> command(String classPath, String option) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                option,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                FaultWorker.class.getName());
    }

    /** As that of the tests, but with the folders of classes in jars, since a cache can't hold what lies in folders. */
    private static String classPath() {
        var jars = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            jars.add(
                    Files.isDirectory(Path.of(entry))
                            ? jarOf(Path.of(entry), jars.size()).toString()
                            : entry);
        }
        return jars.stream().distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jarOf(Path folder, int number) {
        var jar = FOLDER.resolve("classes-" + number + ".jar");
        try {
            Files.createDirectories(FOLDER);
            try (var output = new JarOutputStream(Files.newOutputStream(jar));
                    Stream<Path> files = Files.walk(folder)) {
                for (var path :
                        files.filter(path -> !path.equals(folder)).sorted().toList()) {
                    var name = folder.relativize(path).toString().replace(File.separatorChar, '/');
                    output.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
                    if (Files.isRegularFile(path)) {
                        Files.copy(path, output);
                    }
                    output.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
