package io.jadeite.engine.calculation;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands before a program on its command line: setsid(1) makes it the leader of a session, and setpriv(1) of Linux has it ended
 * (SIGTERM) when the thread that started it is gone, as it is when this process is killed.
 */
final class OwnSession {
    private static final Logger LOG = LoggerFactory.getLogger(OwnSession.class);

    private static final Optional<Path> SETSID = onPath("setsid", System.getenv("PATH"));
    private static final Optional<Path> SETPRIV =
            onPath("setpriv", System.getenv("PATH")).filter(OwnSession::knowsDeathSignals);

    private OwnSession() {}

    static boolean isPossible() {
        return SETSID.isPresent();
    }

    static List<String> prefix() {
        var words = new ArrayList<String>();
        SETSID.ifPresent(path -> words.add(path.toString()));
        SETPRIV.ifPresent(path -> words.addAll(List.of(path.toString(), "--pdeathsig", "TERM", "--")));
        return words;
    }

    /** The first program of that name in the folders of a PATH. */
    static Optional<Path> onPath(String name, String path) {
        for (var folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
            var file = Path.of(folder.isEmpty() ? "." : folder, name).toAbsolutePath();
            if (isProgram(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /** Since util-linux 2.33. */
    private static boolean knowsDeathSignals(Path setpriv) {
        try {
            var process = new ProcessBuilder(setpriv.toString(), "--help").start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("--pdeathsig");
        } catch (IOException e) {
            LOG.debug("asking setpriv", e);
            return false;
        }
    }
}
