package io.jadeite.engine.bundle;

import io.jadeite.engine.bundle.Bundle.Jar;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.text.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store of bundles and their jars: each once, by its hash, never changed. Threads may share it. */
public final class Bundles {
    /** So large may a jar be, in bytes. */
    private static final long LARGEST_JAR = 100L << 20;

    private final Database database;

    public Bundles(Database database) {
        this.database = database;
    }

    /**
     * Stores what isn't there yet, in the transaction of those who will need it.
     *
     * @throws InputException where a jar is missing here, too large, or not the one that was hashed
     */
    public static void save(Sql sql, Parcel parcel, String owner) throws SQLException {
        // Whatever was stored was stored with all that it needs.
        if (isStored(sql, parcel.bundle().hash())) {
            return;
        }
        for (var bundle : parcel.all().stream()
                .sorted(Comparator.comparing(Bundle::hash)) // two who store the same never wait for each other
                .toList()) {
            for (var jar : bundle.jars()) {
                save(sql, jar, parcel);
            }
            var text = bundle.canonical();
            sql.update("""
                    insert into bundle (hash, language, workflow, canonical, owner, stored_at) values (?, ?, ?, ?, ?, ${now})
                    on conflict (hash) do nothing
                    """, Digest.of(text), bundle.language(), bundle.workflow(), text, owner);
        }
    }

    /** @throws InputException where its text isn't the one that was hashed */
    public Optional<Bundle> find(String hash) {
        return database.single(sql ->
                        sql.first("select canonical from bundle where hash = ?", row -> row.text("canonical"), hash))
                .map(text -> verified(hash, text));
    }

    /** @throws InputException where it isn't there, or isn't what was hashed */
    public Bundle get(String hash) {
        return find(hash)
                .orElseThrow(() -> new InputException(
                        "The code %s isn't in the database (any more). Submit the run again.".formatted(hash)));
    }

    /** The bytes of a library, checked by their hash. */
    byte[] jar(Jar jar) {
        var bytes = database.single(sql -> sql.first(
                        "select content from jar where sha256 = ?", row -> row.bytes("content"), jar.sha256()))
                .orElseThrow(() -> new InputException(
                        "The jar %s isn't in the database (any more). Submit the run again.".formatted(jar.name())));
        if (!Digest.of(bytes).equals(jar.sha256())) {
            throw new InputException(
                    "The jar %s in the database isn't the one that was submitted: its hash differs. Nothing of it was used."
                            .formatted(jar.name()));
        }
        return bytes;
    }

    private static Bundle verified(String hash, String text) {
        if (!Digest.of(text).equals(hash)) {
            throw new InputException(
                    "The code %s in the database isn't the one that was submitted: its hash differs. Nothing of it was used."
                            .formatted(hash));
        }
        return Bundle.ofCanonical(text);
    }

    private static void save(Sql sql, Jar jar, Parcel parcel) throws SQLException {
        boolean stored = sql.number("select count(*) from jar where sha256 = ?", jar.sha256()) > 0;
        if (!stored) {
            sql.update(
                    "insert into jar (sha256, content, stored_at) values (?, ?, ${now}) on conflict (sha256) do nothing",
                    jar.sha256(),
                    read(jar, parcel.jarFiles().get(jar.sha256())));
        }
    }

    private static boolean isStored(Sql sql, String hash) throws SQLException {
        return sql.number("select count(*) from bundle where hash = ?", hash) > 0;
    }

    private static byte[] read(Jar jar, @Nullable Path file) {
        if (file == null) {
            throw new InputException("The jar %s was to travel, but nothing says where it is.".formatted(jar.name()));
        }
        try {
            if (Files.size(file) > LARGEST_JAR) {
                throw new InputException(
                        "The jar %s has %d MB; at most 100 MB travel with a run. Put it into the folder workflows of Jadeite's folder on each worker instead."
                                .formatted(file, Files.size(file) >> 20));
            }
            var bytes = Files.readAllBytes(file);
            if (!Digest.of(bytes).equals(jar.sha256())) {
                throw new InputException(
                        "The jar %s has changed since the workflow was defined. Define it again.".formatted(file));
            }
            return bytes;
        } catch (IOException e) {
            throw new InputException("Can't read the jar %s, which was to travel: %s.".formatted(file, e.getMessage()));
        }
    }
}
