package io.jadeite.kernel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.kernel.protocol.Channel;
import io.jadeite.kernel.protocol.ConnectionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.ZMQ;

/** How front ends reach a kernel. */
class ConnectionsTest {
    @TempDir
    private Path folder;

    @Test
    void keysInTheConnectionFileEncryptAllThatIsSent() {
        var pair = ZMQ.Curve.generateKeyPair();
        var keys =
                ", \"curve_publickey\": \"%s\", \"curve_secretkey\": \"%s\"".formatted(pair.publicKey, pair.secretKey);
        try (var kernel = StartedKernel.start(folder, keys);
                var client = kernel.client()) {
            var ran = client.execute("value 1");

            assertThat(ran.types()).contains("execute_result");
            assertThat(client.beats()).isTrue();
        }
    }

    @Test
    void twoFrontEndsSeeTheSameOutputs() {
        try (var kernel = StartedKernel.start(folder, "");
                var one = kernel.client();
                var two = kernel.client()) {
            var header = one.send(Channel.SHELL, "execute_request", Map.of("code", "print hello"));

            var seen = two.untilIdle(header);

            assertThat(seen).anyMatch(told -> told.text("text").equals("hello"));
        }
    }

    @Test
    void aFrontEndIsWelcomedFirst() {
        try (var kernel = StartedKernel.start(folder, "");
                var one = kernel.client();
                var two = kernel.client()) {
            assertThat(one.firstOutput()).isEqualTo("iopub_welcome");
            assertThat(two.firstOutput()).isEqualTo("iopub_welcome");
        }
    }

    /** Outputs that are being sent when it comes may be quicker; JeroMQ takes up subscriptions while it sends. */
    @Test
    void aFrontEndThatComesInTheMiddleOfAFloodIsWelcomedToo() {
        try (var kernel = StartedKernel.start(folder, "");
                var busy = kernel.client()) {
            var header = busy.send(Channel.SHELL, "execute_request", Map.of("code", "lines 1000000"));
            for (int i = 0; i < 10; i++) {
                try (var client = kernel.client()) {
                    if (!client.firstOutput().equals("iopub_welcome")) {
                        client.expect("iopub_welcome");
                    }
                }
            }

            assertThat(busy.untilIdle(header)).isNotEmpty();
        }
    }

    @Test
    void aFrontEndThatReadsSlowlyGetsAllLinesAndTheEnd() {
        try (var kernel = StartedKernel.start(folder, "");
                var client = kernel.client();
                var slow = kernel.slowClient()) {
            var header = client.send(Channel.SHELL, "execute_request", Map.of("code", "lines 300000"));
            client.untilIdle(header);

            var seen = slow.untilIdle(header);

            assertThat(seen.stream()
                            .filter(told -> told.type().equals("stream"))
                            .mapToLong(told -> told.text("text").lines().count())
                            .sum())
                    .isGreaterThanOrEqualTo(300_000);
        }
    }

    @Test
    void aKernelEndsWithTheProgramThatStartedIt() throws IOException {
        var parent = new ProcessBuilder("sleep", "60").start();
        try (var kernel = StartedKernel.start(folder, "", Map.of("JPY_PARENT_PID", String.valueOf(parent.pid())))) {
            parent.destroyForcibly();

            assertThat(kernel.waitFor(Duration.ofSeconds(30))).isTrue();
            assertThat(kernel.process().exitValue()).isZero();
        }
    }

    @Test
    void ipcIsRefusedByASentence() throws IOException {
        var file = folder.resolve("ipc.json");
        Files.writeString(file, """
                {"transport": "ipc", "ip": "/tmp/kernel", "shell_port": 1, "control_port": 2, "stdin_port": 3,
                 "iopub_port": 4, "hb_port": 5, "key": ""}
                """);

        assertThatThrownBy(() -> ConnectionFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'ipc'")
                .hasMessageContaining("use 'tcp'");
    }

    @Test
    void allThatIsWrongInAConnectionFileIsToldAtOnce() throws IOException {
        var file = folder.resolve("bad.json");
        Files.writeString(file, "{\"transport\": \"udp\", \"shell_port\": 70000, \"curve_publickey\": \"short\"}");

        assertThatThrownBy(() -> ConnectionFile.read(file))
                .isInstanceOfSatisfying(
                        InputException.class,
                        problem -> assertThat(problem.problems())
                                .hasSize(7)
                                .anyMatch(each -> each.contains("'udp'"))
                                .anyMatch(each -> each.contains("70000"))
                                .anyMatch(each -> each.contains("hb_port"))
                                .anyMatch(each -> each.contains("curve_publickey")));
    }
}
