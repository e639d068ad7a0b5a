package io.jadeite.kernel.protocol;

import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a front end tells the kernel that it starts: where to listen, and by which key messages are signed. A port 0 is any that is
 * free.
 */
public record ConnectionFile(String ip, Ports ports, String key, String signatureScheme, Optional<Curve> curve) {
    /** The five ports of a kernel. */
    public record Ports(int shell, int control, int stdin, int iopub, int heartbeat) {}

    /** @throws InputException with all that is wrong in the file */
    public static ConnectionFile read(Path file) {
        try {
            return of(MessageJson.readObject(Files.readAllBytes(file)), file);
        } catch (IOException e) {
            throw new InputException(
                    "The connection file %s can't be read (%s). Jupyter makes it when it starts a kernel; it isn't written by hand."
                            .formatted(file, e));
        } catch (InputException e) {
            throw new InputException(e.problems().stream()
                    .map(problem -> problem.contains(file.toString())
                            ? problem
                            : "The connection file %s %s.".formatted(file, problem))
                    .toList());
        }
    }

    private static ConnectionFile of(Map<String, @Nullable Object> given, Path file) {
        var problems = new ArrayList<String>();
        if (text(given, "transport", "tcp").equals("ipc")) {
            problems.add(
                    "The connection file %s asks for the transport 'ipc', which this kernel can't speak to Python; use 'tcp' (in Jupyter: KernelManager.transport)."
                            .formatted(file));
        } else if (!text(given, "transport", "tcp").equals("tcp")) {
            problems.add("The connection file %s asks for the transport '%s'; the kernel knows tcp."
                    .formatted(file, given.get("transport")));
        }
        var ports = new Ports(
                port(given, "shell_port", file, problems),
                port(given, "control_port", file, problems),
                port(given, "stdin_port", file, problems),
                port(given, "iopub_port", file, problems),
                port(given, "hb_port", file, problems));
        var curve = curve(given, file, problems);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return new ConnectionFile(
                text(given, "ip", "127.0.0.1"),
                ports,
                text(given, "key", ""),
                text(given, "signature_scheme", "hmac-sha256"),
                curve);
    }

    private static Optional<Curve> curve(Map<String, @Nullable Object> given, Path file, List<String> problems) {
        var publicKey = text(given, "curve_publickey", "");
        var secretKey = text(given, "curve_secretkey", "");
        if (publicKey.isEmpty() && secretKey.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Curve(publicKey, secretKey));
        } catch (IllegalArgumentException e) {
            problems.add("In the connection file %s curve_publickey and curve_secretkey don't fit: %s"
                    .formatted(file, e.getMessage()));
            return Optional.empty();
        }
    }

    private static String text(Map<String, @Nullable Object> given, String name, String otherwise) {
        return given.get(name) instanceof String text ? text : otherwise;
    }

    private static int port(Map<String, @Nullable Object> given, String name, Path file, List<String> problems) {
        if (given.get(name) instanceof Integer port && port >= 0 && port < 65536) {
            return port;
        }
        problems.add("The connection file %s needs %s, a port from 0 to 65535; found %s."
                .formatted(file, name, given.get(name) == null ? "none" : given.get(name)));
        return 0;
    }

    /** Tells those who read the file which ports were found where it left that open. */
    public void writeOpenPorts(Path file, Ports found) {
        if (ports.equals(found)) {
            return;
        }
        try {
            var content = MessageJson.readObject(Files.readAllBytes(file));
            content.put("shell_port", found.shell());
            content.put("control_port", found.control());
            content.put("stdin_port", found.stdin());
            content.put("iopub_port", found.iopub());
            content.put("hb_port", found.heartbeat());
            // Beside it and with its owner's rights alone, as the key is in it; a reader sees the old file or the new
            // one.
            var written = Files.createTempFile(file.toAbsolutePath().getParent(), "connection", ".json");
            Files.write(written, MessageJson.write(content));
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new InputException(
                    "The connection file %s leaves ports open, and those that were found can't be written into it (%s)."
                            .formatted(file, e));
        }
    }

    /** Where sockets are bound, for a port: an address of ZeroMQ. */
    String endpoint(int port) {
        var host = ip.contains(":") && !ip.startsWith("[") ? "[" + ip + "]" : ip;
        return "tcp://" + host + ":" + (port == 0 ? "*" : String.valueOf(port));
    }

    /** The key is nobody's business. */
    @Override
    public String toString() {
        return "ConnectionFile[%s %s]".formatted(ip, ports);
    }
}
