package io.jadeite.launchers.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;

/** Keeps the stack of a fault in Jadeite in a file, so that people at the surface see a sentence. */
final class FaultReport {
    private FaultReport() {}

    /** The sentence, which names the file. */
    static String write(Exception fault, Session session) {
        var sentence = "A fault in Jadeite: %s.".formatted(fault);
        try {
            var time = session.clock()
                    .instant()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString()
                    .replace(":", "");
            var folder = session.settings().home().resolve("faults");
            Files.createDirectories(folder);
            Path file = folder.resolve(
                    "fault-%s-%d.txt".formatted(time, ProcessHandle.current().pid()));
            try (var writer = new PrintWriter(Files.newBufferedWriter(file))) {
                writer.println("jadeite " + session.version() + ", Java " + Runtime.version());
                fault.printStackTrace(writer);
            }
            return sentence + " Please report it with " + file + ".";
        } catch (IOException | RuntimeException e) {
            return sentence + " Please report it; its details could not be kept: " + e.getMessage();
        }
    }
}
