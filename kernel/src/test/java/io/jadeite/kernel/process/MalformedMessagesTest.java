package io.jadeite.kernel.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.kernel.protocol.Channel;
import io.jadeite.kernel.protocol.Client;
import io.jadeite.kernel.protocol.ConnectionFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no message, or not from who knows the key, changes nothing. */
class MalformedMessagesTest {
    private static final int MESSAGES = 10_000;

    @TempDir
    private Path folder;

    @Test
    void thousandsOfMalformedTruncatedAndWronglySignedMessagesLeaveTheKernelAnswering() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        try (var kernel = StartedKernel.start(folder, "");
                var client = kernel.client()) {
            for (int i = 0; i < MESSAGES; i++) {
                client.sendFrames(channel(random), spoilt(client, random));
            }

            var ran = client.execute("value 1");

            assertThat(ran.types()).as("seed %d", seed).containsExactly("execute_input", "execute_result");
            assertThat(ran.reply().message().content()).containsEntry("execution_count", 1);
            assertThat(kernel.logLines()).hasSizeGreaterThan(MESSAGES / 2).allMatch(line -> line.contains("dropped"));
        }
    }

    private static Channel channel(Random random) {
        return List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN).get(random.nextInt(3));
    }

    /** Were any of them taken for good, the kernel would end. */
    private static List<byte[]> spoilt(Client client, Random random) {
        var frames = new ArrayList<>(client.frames("execute_request", Map.of("code", "exit 1")));
        switch (random.nextInt(6)) {
            case 0 -> frames.set(1, garbage(random, 64));
            case 1 ->
                frames.subList(1 + random.nextInt(frames.size() - 1), frames.size())
                        .clear();
            case 2 -> {
                int at = 1 + random.nextInt(frames.size() - 1);
                var frame = frames.get(at).clone();
                if (frame.length > 0) {
                    frame[random.nextInt(frame.length)] ^= (byte) (1 + random.nextInt(255));
                }
                frames.set(at, frame.length == 0 ? garbage(random, 5) : frame);
            }
            case 3 -> {
                int at = 1 + random.nextInt(5);
                frames.set(at, Arrays.copyOf(frames.get(at), frames.get(at).length / 2));
            }
            case 4 -> {
                frames.clear();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    frames.add(garbage(random, random.nextInt(200)));
                }
            }
            default -> frames.set(1, "0".repeat(64).getBytes(StandardCharsets.US_ASCII));
        }
        return frames;
    }

    private static byte[] garbage(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void aMessageThatIsSentAgainIsNotTakenAgain() {
        try (var kernel = StartedKernel.start(folder, "");
                var client = kernel.client()) {
            var frames = client.frames("execute_request", Map.of("code", "value 1"));
            client.sendFrames(Channel.SHELL, frames);
            client.sendFrames(Channel.SHELL, frames);

            var ran = client.execute("value 2");

            assertThat(ran.outputs().getFirst().isState("busy")).isTrue();
            assertThat(ran.first("execute_input").message().content()).containsEntry("execution_count", 2);
            assertThat(kernel.log()).contains("it was sent before");
        }
    }

    @Test
    void bytesThatAreNoZeroMqLeaveTheKernelAnswering() throws IOException {
        var random = new Random(1);
        try (var kernel = StartedKernel.start(folder, "");
                var client = kernel.client()) {
            var ports = ConnectionFile.read(folder.resolve("connection.json")).ports();
            for (int port : List.of(ports.shell(), ports.control(), ports.stdin(), ports.iopub(), ports.heartbeat())) {
                for (int i = 0; i < 20; i++) {
                    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        socket.getOutputStream().write(garbage(random, 100));
                    }
                }
            }

            var ran = client.execute("value 1");

            assertThat(ran.types()).contains("execute_result");
        }
    }
}
