package io.jadeite.engine.faults;

import java.nio.file.Path;
import java.util.List;

/** The command that starts a worker process: a small, quick Java on the class path of the tests. */
final class WorkerCommand {
    private WorkerCommand() {}

    static List<String> get() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FaultWorker.class.getName());
    }
}
