package io.jadeite.engine.bundle;

import io.jadeite.engine.bundle.Bundle.Jar;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.text.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Jars of bundles as files, named by the hash of their bytes, which is checked when a process uses one for the first time; what
 * is damaged is fetched again. Threads and processes share it.
 */
final class JarCache {
    private final Bundles bundles;
    private final Path folder;
    private final CacheLimit limit;
    private final Set<String> checked = ConcurrentHashMap.newKeySet();

    JarCache(Bundles bundles, Path folder, CacheLimit limit) {
        this.bundles = bundles;
        this.folder = folder;
        this.limit = limit;
    }

    /** @throws JadeiteException caused by an IOException where the folder can't be used */
    Path file(Jar jar) {
        // Only hexadecimal digits: a bundle refuses other hashes, so that this leads nowhere else.
        var file = folder.resolve(jar.sha256() + ".jar");
        try {
            // One that somebody has removed meanwhile is fetched again.
            if (!checked.contains(jar.sha256()) || !Files.exists(file)) {
                if (!Files.exists(file) || !Digest.of(Files.readAllBytes(file)).equals(jar.sha256())) {
                    CacheFiles.write(file, bundles.jar(jar));
                    limit.keep(folder);
                }
                checked.add(jar.sha256());
            }
            limit.used(file);
            return file;
        } catch (IOException e) {
            throw new JadeiteException(
                    "Can't keep the jar %s in %s: %s. Is the disk full, and may you write there?"
                            .formatted(jar.name(), folder, e.getMessage()),
                    e);
        }
    }
}
