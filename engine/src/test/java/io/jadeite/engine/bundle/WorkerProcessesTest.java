package io.jadeite.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.run.RunState;
import io.jadeite.engine.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Worker processes that have never seen the process that defined the workflow, sharing one home. */
class WorkerProcessesTest extends BundleSuite {
    private static final Bundle DOUBLING =
            Written.bundle(Written.TWO_STEP, "long doubled", "return new Result(2 * count);");
    private static final Bundle TRIPLING =
            Written.bundle(Written.TWO_STEP, "long doubled", "return new Result(3 * count);");

    @Test
    void twoProcessesWithOneCacheWorkThroughTwoVersions() throws Exception {
        var runs = IntStream.range(0, 40)
                .mapToObj(i -> submit(Parcel.of(i % 2 == 0 ? DOUBLING : TRIPLING), "{\"count\":10}")
                        .getFirst())
                .toList();

        var workers = List.of(start(1), start(2));
        for (var worker : workers) {
            assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.exitValue()).isZero();
        }

        assertThat(runs.stream().map(run -> run(run).state())).containsOnly(RunState.SUCCEEDED);
        for (int i = 0; i < runs.size(); i++) {
            assertThat(valuesOf(runs.get(i))).isEqualTo(Map.of("doubled", i % 2 == 0 ? 20 : 30));
        }
        assertThat(filesIn(cache().resolve("classes"))).hasSize(2).allMatch(name -> name.endsWith(".classes"));
    }

    private Process start(int number) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BundleWorker.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(
                        fresh().folder().resolve("worker-" + number + ".log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JADEITE_"));
        builder.environment().put("HOME", fresh().folder().toString());
        builder.environment().put(Setting.DATABASE.environmentName(), fresh().address());
        return builder.start();
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
