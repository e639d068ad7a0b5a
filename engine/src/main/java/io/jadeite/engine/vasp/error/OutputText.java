package io.jadeite.engine.vasp.error;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Text of a file that a program writes, plain or gzip'd, as far as it is there. */
final class OutputText {
    private static final Logger LOG = LoggerFactory.getLogger(OutputText.class);
    /** What is said behind that is said again and again. */
    private static final int MOST_BYTES = 64 << 20;

    private OutputText() {}

    /** Empty where there is no such file, or it can't be read. */
    static Optional<String> read(Path directory, String name) {
        var file = find(directory, name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (var in = open(file.get())) {
            return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("reading {}", file.get(), e);
            return Optional.empty();
        }
    }

    /** Hands over one line after the other, until it is told that it is enough. */
    static void lines(Path directory, String name, Predicate<String> isEnough) {
        var file = find(directory, name);
        if (file.isEmpty()) {
            return;
        }
        try (var lines = new BufferedReader(new InputStreamReader(open(file.get()), StandardCharsets.ISO_8859_1))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (isEnough.test(line)) {
                    return;
                }
            }
        } catch (IOException e) {
            LOG.debug("reading {}", file.get(), e);
        }
    }

    /** The file itself, or the same with .gz at its end. */
    static Optional<Path> find(Path directory, String name) {
        var plain = directory.resolve(name);
        var compressed = directory.resolve(name + ".gz");
        return Files.isRegularFile(plain)
                ? Optional.of(plain)
                : Optional.of(compressed).filter(Files::isRegularFile);
    }

    private static InputStream open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        try {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
