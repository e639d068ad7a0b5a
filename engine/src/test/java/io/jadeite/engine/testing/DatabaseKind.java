package io.jadeite.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The databases on which every behaviour has to be the same. */
public enum DatabaseKind {
    SQLITE {
        @Override
        String freshAddress(Path folder) throws IOException {
            return Files.write(folder.resolve("queue.sqlite3"), SqliteTemplate.BYTES)
                    .toString();
        }
    },
    POSTGRESQL {
        @Override
        String freshAddress(Path folder) {
            return RealPostgresql.createDatabase();
        }
    };

    /** A file with the schema, which each test copies. */
    private static final class SqliteTemplate {
        static final byte[] BYTES = make();

        private static byte[] make() {
            try {
                var folder = Files.createTempDirectory("jadeite-test");
                var file = folder.resolve("template.sqlite3");
                try (var template = new TestDatabase(folder, Map.of("JADEITE_DATABASE", file.toString()))) {
                    template.open().close();
                    return Files.readAllBytes(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    abstract String freshAddress(Path folder) throws IOException;

    /** A database of its own with the schema and nothing in it; what closes it removes its files. */
    public TestDatabase fresh() {
        try {
            var folder = Files.createTempDirectory("jadeite-test");
            return new TestDatabase(folder, Map.of("JADEITE_DATABASE", freshAddress(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
