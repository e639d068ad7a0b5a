package io.jadeite.launchers.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Hosts without a batch system, reached by ssh(1). What a worker must know goes through ssh's input, as anyone can read a command line. */
public final class SshHosts {
    private static final int NO_PROGRAM = 3;

    private final List<String> ssh;
    private final Commands commands;

    /** @param ssh the command and its options, without the host; it must not ask for a password */
    public SshHosts(List<String> ssh, Commands commands) {
        this.ssh = List.copyOf(ssh);
        this.commands = commands;
    }

    /**
     * Starts a worker that goes on when the connection has ended.
     *
     * @param environment what the worker is told by it
     * @param prologue lines before it starts
     * @param log on that host, from the user's home on
     * @return the number of its process there
     * @throws CommandFailed where the host can't be reached, or has no such program
     */
    public long start(
            String host, Map<String, String> environment, List<String> prologue, List<String> worker, String log)
            throws InterruptedException {
        var command = new ArrayList<>(ssh);
        command.addAll(List.of(host, "sh -s"));
        try {
            // Readable by its owner alone.
            var script = Files.createTempFile("jadeite-", ".sh");
            try {
                Files.writeString(script, script(environment, prologue, worker, log));
                var reply = commands.run(command, Optional.of(script));
                if (reply.exit() == NO_PROGRAM) {
                    throw new CommandFailed("%s has no %s. Say by the profile's program where it lies there."
                            .formatted(host, worker.getFirst()));
                }
                var number = reply.out().strip();
                if (!reply.isGood() || !number.matches("[0-9]+")) {
                    throw new CommandFailed("No worker could be started on %s: %s".formatted(host, reply.words()));
                }
                return Long.parseLong(number);
            } finally {
                Files.deleteIfExists(script);
            }
        } catch (IOException e) {
            throw new CommandFailed("The script for %s can't be written: %s".formatted(host, e.getMessage()));
        }
    }

    static String script(Map<String, String> environment, List<String> prologue, List<String> worker, String log) {
        var lines = new ArrayList<String>();
        new TreeMap<>(environment)
                .forEach((name, value) -> lines.add("export " + name + "=" + BatchScript.quoted(value)));
        lines.addAll(prologue);
        var program = BatchScript.quoted(worker.getFirst());
        lines.add("command -v " + program + " >/dev/null || exit " + NO_PROGRAM);
        lines.add("mkdir -p \"$(dirname " + BatchScript.quoted(log) + ")\" || exit 1");
        lines.add("setsid nohup %s </dev/null >%s 2>&1 &"
                .formatted(
                        worker.stream().map(BatchScript::quoted).collect(Collectors.joining(" ")),
                        BatchScript.quoted(log)));
        lines.add("echo $!");
        return String.join("\n", lines) + "\n";
    }
}
