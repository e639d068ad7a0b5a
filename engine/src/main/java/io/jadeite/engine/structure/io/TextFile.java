package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.problem.Nearest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Text files, gzip'd ones too, read with a message for each way in which that can fail, and written all or not at all. */
public final class TextFile {
    /** Five million atoms; beyond it, somebody has given the wrong file. */
    private static final int MOST_BYTES = 1 << 29;

    private static final int PROBED_BYTES = 8192;

    private TextFile() {}

    public static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(
                    "%s is a folder. Name a file in it, such as %s.".formatted(file, file.resolve("POSCAR")));
        }
        try (var in = Files.newInputStream(file)) {
            return text(file, unzipped(file, firstBytes(file, in)));
        } catch (NoSuchFileException _) {
            if (!Files.isDirectory(folder(file))) {
                throw new InputException("There is no file %s, nor its folder.".formatted(file));
            }
            throw new InputException("There is no file %s in %s.%s"
                    .formatted(file.getFileName(), folder(file), Nearest.question(name(file), siblings(file))));
        } catch (AccessDeniedException _) {
            throw new InputException("%s may not be read by %s. Change its permissions (chmod u+r) or ask its owner."
                    .formatted(file, System.getProperty("user.name")));
        } catch (IOException e) {
            throw new JadeiteException("%s couldn't be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Whoever looks sees the old file or the new one, never a part; a name that ends in .gz is gzip'd. */
    public static void write(Path file, String text) {
        try {
            var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            var temporary = target.resolveSibling(".%s.%s.tmp".formatted(target.getFileName(), UUID.randomUUID()));
            try {
                try (var out = zipped(file, Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW))) {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (NoSuchFileException _) {
            throw new InputException(
                    "There is no folder %s to write %s in. Make it first.".formatted(folder(file), name(file)));
        } catch (AccessDeniedException _) {
            throw new InputException("%s may not write to the folder %s. Choose another one or change its permissions."
                    .formatted(System.getProperty("user.name"), folder(file)));
        } catch (IOException e) {
            throw new JadeiteException("%s couldn't be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** As messages and formats know it. */
    static String name(Path file) {
        var last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    private static byte[] firstBytes(Path file, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new InputException(
                    "%s has more than %d MB, too many for a structure. Check that it is the right file."
                            .formatted(file, MOST_BYTES >> 20));
        }
        return bytes;
    }

    private static byte[] unzipped(Path file, byte[] bytes) throws IOException {
        boolean zipped = bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
        if (!zipped) {
            return bytes;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return firstBytes(file, in);
        } catch (IOException e) {
            throw new InputException("%s begins like a gzip'd file but can't be unpacked (%s). Copy or make it again."
                    .formatted(file, e.getMessage()));
        }
    }

    private static OutputStream zipped(Path file, OutputStream out) throws IOException {
        return name(file).endsWith(".gz") ? new GZIPOutputStream(out) : out;
    }

    private static String text(Path file, byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, PROBED_BYTES); i++) {
            if (bytes[i] >= 0 && bytes[i] < '\t') {
                throw new InputException("%s is not a text file: byte %d is %d. Check that it is the right file."
                        .formatted(file, i + 1, bytes[i]));
            }
        }
        var text = decoded(bytes);
        if (text.isBlank()) {
            throw new InputException("%s is empty. Check that the program that wrote it has finished.".formatted(file));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Comments of older files hold Å in Latin-1. */
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static Path folder(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static List<String> siblings(Path file) {
        try (var files = Files.list(folder(file))) {
            return files.map(TextFile::name).toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }
}
