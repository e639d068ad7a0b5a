package io.jadeite.kernel.command;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.kernel.install.KernelLanguage;
import io.jadeite.kernel.protocol.ConnectionFile;
import io.jadeite.kernel.protocol.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a kernel through what people begin with, so that Java can keep what it loaded and linked in a start-up cache. The build
 * calls it, once for each language.
 */
public final class Training {
    private static final long LIMIT_NANOS = 60_000_000_000L;

    private Training() {}

    /** @param arguments the language, and a folder that may be filled */
    public static void main(String[] arguments) throws IOException {
        var language = KernelLanguage.of(arguments[0]);
        var file = Path.of(arguments[1]).resolve("connection-" + language.word() + ".json");
        Files.writeString(file, """
                {"transport": "tcp", "ip": "127.0.0.1", "key": "training", "signature_scheme": "hmac-sha256",
                 "shell_port": 0, "control_port": 0, "stdin_port": 0, "iopub_port": 0, "hb_port": 0}
                """);
        var log = System.err;
        Thread.ofPlatform().daemon().name("training").start(() -> {
            try {
                rehearse(file, language);
            } catch (JadeiteException e) {
                log.println(e.getMessage());
                Runtime.getRuntime().halt(1);
            }
        });
        Main.main(new String[] {"start", "--language", language.word(), "--connection-file", file.toString()});
    }

    private static void rehearse(Path file, KernelLanguage language) {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (ConnectionFile.read(file).ports().shell() == 0) {
            if (System.nanoTime() > deadline) {
                throw new JadeiteException("The kernel did not begin to listen within a minute.");
            }
            Thread.onSpinWait();
        }
        try (var frontEnd = new Rehearsal(file)) {
            frontEnd.describe();
            cells(language).forEach(frontEnd::run);
            frontEnd.complete("\"text\".toUpp");
            frontEnd.end();
        }
    }

    private static List<String> cells(KernelLanguage language) {
        return switch (language) {
            case GROOVY ->
                List.of(
                        "1 + 1",
                        "x = 20",
                        "x * 2.1",
                        "println \"x is $x\"",
                        "def twice(n) { 2 * n }\ntwice(x)",
                        "class Site { String element; double x }",
                        "[new Site(element: 'Cu', x: 0.5)].collect { it.element }",
                        "[a: 1, b: [1, 2, 3]]",
                        "import java.time.LocalDate\nLocalDate.of(2026, 1, 1).plusDays(3)",
                        "throw new IllegalStateException('on purpose')",
                        "nonsense");
            case JAVA ->
                List.of(
                        "1 + 1",
                        "int x = 20;",
                        "x * 2.1",
                        "System.out.println(\"x is \" + x);",
                        "int twice(int n) { return 2 * n; }",
                        "twice(x)",
                        "record Site(String element, double x) {}",
                        "var sites = List.of(new Site(\"Cu\", 0.5)); sites",
                        "import java.time.LocalDate;",
                        "for (int i = 0; i < 3; i++) { x += i; }",
                        "throw new IllegalStateException(\"on purpose\");",
                        "nonsense");
        };
    }
}
