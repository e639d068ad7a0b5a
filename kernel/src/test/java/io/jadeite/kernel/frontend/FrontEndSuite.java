package io.jadeite.kernel.frontend;

import io.jadeite.kernel.install.Installation;
import io.jadeite.kernel.install.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** Both kernels, installed as people do, and a Python script that uses them through front ends. */
abstract class FrontEndSuite {
    private static final long LIMIT_MINUTES = 10;

    @TempDir
    private Path folder;

    /** What the script said; a failure's words are the assertion's. */
    final String run(PythonEnvironment python, String script, String... arguments)
            throws IOException, InterruptedException {
        var prefix = folder.resolve("prefix");
        new Installation(new Place.Prefix(prefix))
                .install("jadeite", List.of(program().toString()), Map.of());
        var log = folder.resolve("log.txt");
        var command = new ArrayList<String>();
        command.add(python.python());
        command.add(PythonEnvironment.script(script).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var runtime = Files.createDirectory(folder.resolve("runtime"));
        builder.environment()
                .putAll(Map.of(
                        "JUPYTER_PATH", prefix.resolve("share/jupyter").toString(),
                        "JUPYTER_RUNTIME_DIR", runtime.toString(),
                        "JUPYTER_CONFIG_DIR", folder.resolve("config").toString(),
                        "IPYTHONDIR", folder.resolve("ipython").toString(),
                        "JADEITE_HOME", folder.resolve("home").toString()));
        var process = builder.start();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(log);
    }

    /** What stands for the program 'jadeite', which the distribution has. */
    private Path program() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var program = folder.resolve("jadeite");
        Files.writeString(program, """
                #!/bin/sh
                shift
                exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true \\
                    -cp '%s' io.jadeite.kernel.command.Main "$@"
                """.formatted(java, System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }
}
