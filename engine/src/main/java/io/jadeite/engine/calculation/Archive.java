package io.jadeite.engine.calculation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Keeps the files of a directory as they are before a correction: {@code jadeite_correction_01.zip}. */
final class Archive {
    private static final String PREFIX = "jadeite_correction_";

    private Archive() {}

    /** @param never names that aren't kept, nor others that begin so */
    static Path write(Path directory, int number, Set<String> never) throws IOException {
        var archive = directory.resolve("%s%02d.zip".formatted(PREFIX, number));
        var half = directory.resolve(archive.getFileName() + ".part");
        List<Path> files;
        try (var all = Files.walk(directory)) {
            files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> isKept(String.valueOf(file.getFileName()), never))
                    .sorted()
                    .toList();
        }
        try {
            try (var zip = new ZipOutputStream(Files.newOutputStream(half))) {
                for (var file : files) {
                    zip.putNextEntry(new ZipEntry(directory.relativize(file).toString()));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
            return Files.move(half, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static boolean isKept(String name, Set<String> never) {
        return !name.startsWith(PREFIX) && never.stream().noneMatch(name::startsWith);
    }
}
