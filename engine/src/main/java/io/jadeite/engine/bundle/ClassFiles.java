package io.jadeite.engine.bundle;

import io.jadeite.engine.text.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A class cache of files: an archive for each key, behind the hash of its bytes. One that is damaged counts as missing, and a
 * folder that can't be used only costs the compilation. Threads and processes share it.
 */
final class ClassFiles implements ClassCache {
    private static final Logger LOG = LoggerFactory.getLogger(ClassFiles.class);
    private static final int HASH = 64;

    private final Path folder;
    private final CacheLimit limit;

    ClassFiles(Path folder, CacheLimit limit) {
        this.folder = folder;
        this.limit = limit;
    }

    @Override
    public Map<String, byte[]> classes(String key, Compilation compilation) {
        var file = folder.resolve(Digest.of(key) + ".classes");
        var kept = read(file);
        if (kept.isPresent()) {
            limit.used(file);
            return kept.get();
        }
        var classes = compilation.compile();
        try {
            CacheFiles.write(file, pack(classes));
            limit.keep(folder);
        } catch (IOException e) {
            LOG.warn("Can't keep compiled classes in {}: {}", folder, e.getMessage());
        }
        return classes;
    }

    private static Optional<Map<String, byte[]>> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var content = Files.readAllBytes(file);
            if (content.length > HASH) {
                var hash = new String(content, 0, HASH, StandardCharsets.US_ASCII);
                var archive = Arrays.copyOfRange(content, HASH, content.length);
                if (Digest.of(archive).equals(hash)) {
                    return Optional.of(unpack(archive));
                }
            }
            LOG.warn("{} is damaged; its classes are compiled again", file);
        } catch (IOException e) {
            LOG.warn("Can't read {}: {}", file, e.getMessage());
        }
        return Optional.empty();
    }

    private static byte[] pack(Map<String, byte[]> classes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(bytes)) {
            for (var one : classes.entrySet()) {
                archive.putNextEntry(new ZipEntry(one.getKey()));
                archive.write(one.getValue());
                archive.closeEntry();
            }
        }
        var all = new ByteArrayOutputStream();
        all.writeBytes(Digest.of(bytes.toByteArray()).getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(bytes.toByteArray());
        return all.toByteArray();
    }

    private static Map<String, byte[]> unpack(byte[] content) throws IOException {
        var classes = new LinkedHashMap<String, byte[]>();
        try (var archive = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                classes.put(entry.getName(), archive.readAllBytes());
            }
        }
        return classes;
    }
}
