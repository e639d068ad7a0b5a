package io.jadeite.launchers.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Where the command line begins. */
public final class Main {
    private Main() {}

    /** Ends the process with 0 (done), 1 (it failed) or 2 (wrong usage). */
    public static void main(String[] arguments) {
        if (arguments.length == 1 && List.of("--version", "-V", "version").contains(arguments[0])) {
            System.out.println("jadeite " + Version.current());
            return;
        }
        // Units such as Å come out right whatever the locale: batch jobs often run under the C locale.
        var standardOutput = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        System.setOut(new PrintStream(standardOutput, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        int exit = execute(
                List.of(arguments),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                System.in,
                System.out,
                System.err,
                Boolean.getBoolean("jadeite.terminal"));
        System.out.flush();
        if (standardOutput.isBroken() && exit == 0) {
            System.err.println("What was printed could not be written; is the disk full?");
            System.exit(1);
        }
        System.exit(exit);
    }

    /** Runs one command line in this process; the answer is the exit code. */
    public static int execute(
            List<String> arguments,
            Map<String, String> environment,
            Path workingDirectory,
            InputStream in,
            PrintStream out,
            PrintStream err,
            boolean isTerminal) {
        var session = new Session(
                environment, workingDirectory, in, out, err, isTerminal, Version.current(), InstantSource.system());
        return new CommandLineInterface(session).run(arguments);
    }
}
