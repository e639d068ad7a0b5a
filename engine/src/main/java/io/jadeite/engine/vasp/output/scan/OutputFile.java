package io.jadeite.engine.vasp.output.scan;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.problem.Nearest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Opens files of outputs; whether they are gzip'd is told by their first bytes, not by their names. */
public final class OutputFile {
    private static final int PACKED_ROOM = 1 << 16;

    private OutputFile() {}

    /** Its lines. */
    public static LineScanner lines(Path file) {
        return new LineScanner(new ByteWindow(file.toString(), open(file)));
    }

    /** Its elements. */
    public static XmlScanner xml(Path file) {
        return new XmlScanner(new ByteWindow(file.toString(), open(file)));
    }

    /** The lines of what a stream gives; {@code source} is what messages call it. */
    public static LineScanner lines(String source, InputStream in) {
        return new LineScanner(new ByteWindow(source, in));
    }

    /** The elements of what a stream gives; {@code source} is what messages call it. */
    public static XmlScanner xml(String source, InputStream in) {
        return new XmlScanner(new ByteWindow(source, in));
    }

    /** Its first bytes, unpacked; fewer where it has fewer. */
    public static byte[] head(Path file, int count) {
        try (var window = new ByteWindow(file.toString(), open(file))) {
            window.ensure(count);
            return Arrays.copyOf(window.bytes, Math.min(window.end, count));
        }
    }

    private static InputStream open(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(
                    "%s is a folder. Name a file in it, such as %s.".formatted(file, file.resolve("vasprun.xml")));
        }
        try {
            return unpacked(Files.newInputStream(file));
        } catch (NoSuchFileException _) {
            throw new InputException("There is no file %s in %s.%s"
                    .formatted(file.getFileName(), folder(file), Nearest.question(name(file), siblings(file))));
        } catch (AccessDeniedException _) {
            throw new InputException("%s may not be read by %s. Change its permissions (chmod u+r) or ask its owner."
                    .formatted(file, System.getProperty("user.name")));
        } catch (IOException e) {
            throw new JadeiteException("%s couldn't be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, PACKED_ROOM);
        buffered.mark(2);
        boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return packed ? new GZIPInputStream(buffered, PACKED_ROOM) : buffered;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Path folder(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static List<String> siblings(Path file) {
        try (var files = Files.list(folder(file))) {
            return files.map(OutputFile::name).toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }
}
