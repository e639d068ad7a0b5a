package io.jadeite.engine.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a folder of a cache small: of more than so many bytes those files go that nobody has used for longest, but none that was used
 * within a day. When a file was used is the time that stands beside it. Threads and processes may share the folder.
 */
final class CacheLimit {
    private static final Logger LOG = LoggerFactory.getLogger(CacheLimit.class);
    private static final Duration SURELY_KEPT = Duration.ofDays(1);
    /** So much later a use is noted again: else each start of a worker would write to a folder that many may share. */
    private static final Duration NOTED = Duration.ofHours(1);

    private record Kept(Path file, Instant used, long size) {}

    private final long most;
    private final InstantSource clock;

    /** @param most bytes, of all files together */
    CacheLimit(long most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Notes that a file was used now. */
    void used(Path file) {
        try {
            var now = clock.instant();
            if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(NOTED))) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
        } catch (IOException e) {
            LOG.debug("Can't note that {} was used", file, e);
        }
    }

    /** Removes what is too much. Where that can't be done nothing happens. */
    void keep(Path folder) {
        var files = new ArrayList<Kept>();
        try (var found = Files.newDirectoryStream(folder)) {
            for (var file : found) {
                files.add(new Kept(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
            }
        } catch (IOException e) {
            LOG.debug("Can't look through {}", folder, e);
        }
        files.sort(Comparator.comparing(Kept::used));
        long size = files.stream().mapToLong(Kept::size).sum();
        var kept = clock.instant().minus(SURELY_KEPT);
        for (var one : files) {
            if (size <= most || one.used().isAfter(kept)) {
                return;
            }
            size -= one.size();
            remove(one.file());
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("Can't remove {}", file, e);
        }
    }
}
