package io.jadeite.engine.reference;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Third-party files and what established programs read from them. They are no part of the project; the system property
 * {@code jadeite.reference} says where they lie. Where they are missing, tests that need them are skipped and say so,
 * except under {@code CI=true}, where they fail.
 */
public final class ReferenceData {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReferenceData() {}

    /** A file or folder below the reference folder. */
    public static Path path(String relative) {
        var root = Path.of(System.getProperty("jadeite.reference", "../../shared"));
        var path = root.resolve(relative);
        if (!Files.exists(path)) {
            var missing = "the reference data %s is missing. Name its folder with -Djadeite.reference=FOLDER."
                    .formatted(path.toAbsolutePath().normalize());
            if ("true".equals(System.getenv("CI"))) {
                fail("Under CI=true nothing is skipped, but " + missing);
            }
            System.err.println("Tests are skipped, as " + missing);
            abort("Skipped, as " + missing);
        }
        return path;
    }

    /** The files right in a folder, by name. */
    public static List<Path> files(String folder) {
        try (var files = Files.list(path(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON file, gzip'd or not. */
    public static JsonNode json(String relative) {
        try (var in = open(path(relative))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }
}
