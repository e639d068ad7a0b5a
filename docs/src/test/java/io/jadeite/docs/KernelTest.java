package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The Jupyter kernel with the program as it is shipped. */
class KernelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @SuppressWarnings("NullAway.Init")
    private Jadeite jadeite;

    @BeforeEach
    void begin() {
        jadeite = new Jadeite(home);
    }

    @Test
    void kernelsAreInstalledForTheUserAndTakenAway() {
        var installed = jadeite.run("kernel", "install").succeeded();

        assertThat(installed.out()).contains("jadeite-groovy", "jadeite-java");
        assertThat(home.resolve(".local/share/jupyter/kernels/jadeite-java/logo-svg.svg"))
                .exists();
        jadeite.run("kernel", "uninstall").succeeded();
        assertThat(home.resolve(".local/share/jupyter/kernels/jadeite-java")).doesNotExist();
        assertThat(jadeite.run("kernel", "uninstall").exit()).isEqualTo(2);
    }

    /** With this mode Java refuses to start where the cache doesn't fit. */
    @ParameterizedTest
    @ValueSource(strings = {"groovy", "java"})
    void anInstalledKernelStartsWithItsStartUpCache(String language) throws IOException, InterruptedException {
        jadeite.run("kernel", "install", "--prefix", home.toString(), "--java-option", "-XX:AOTMode=on")
                .succeeded();
        var kernel = read(home.resolve("share/jupyter/kernels/jadeite-%s/kernel.json".formatted(language)));
        var file = home.resolve("connection.json");
        Files.writeString(file, """
                {"transport": "tcp", "ip": "127.0.0.1", "key": "secret", "signature_scheme": "hmac-sha256",
                 "shell_port": 0, "control_port": 0, "stdin_port": 0, "iopub_port": 0, "hb_port": 0}
                """);
        var words = ((List<?>) Jadeite.value(kernel, "argv"))
                .stream()
                        .map(word -> String.valueOf(word).replace("{connection_file}", file.toString()))
                        .toList();
        var log = home.resolve("kernel.log");
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        ((Map<?, ?>) Jadeite.value(kernel, "env"))
                .forEach((name, value) -> builder.environment().put(String.valueOf(name), String.valueOf(value)));
        var process = builder.start();
        try {
            Jadeite.await("the kernel's ports", () -> !process.isAlive() || hasPorts(file));

            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean hasPorts(Path file) {
        try {
            return !Jadeite.value(read(file), "shell_port").equals(0);
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, Object> read(Path file) throws IOException {
        return JsonMapper.shared().readValue(Files.readString(file), new TypeReference<Map<String, Object>>() {});
    }
}
