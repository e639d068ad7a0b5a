package io.jadeite.engine.standin;

import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Outputs that VASP wrote once, which are written again, a piece of each at a time. */
final class Recording {
    private static final List<String> OUTPUTS = List.of(
            "OUTCAR",
            "OSZICAR",
            "vasprun.xml",
            "CONTCAR",
            "XDATCAR",
            "EIGENVAL",
            "DOSCAR",
            "PROCAR",
            "CHGCAR",
            "IBZKPT");
    private static final String PRINTED = "vasp.out";
    private static final int PIECES = 10;
    private static final String PACKED = ".gz";

    private final Path folder;

    Recording(Path folder) {
        this.folder = folder;
    }

    /** @param pace the time between two pieces */
    void play(Path directory, PrintStream out, Duration pace) throws IOException, InterruptedException {
        var played = new ArrayList<Played>();
        try {
            for (var name : OUTPUTS) {
                var found = find(name);
                if (found.isPresent()) {
                    played.add(Played.begin(found.get(), Files.newOutputStream(directory.resolve(name))));
                }
            }
            var printed = find(PRINTED);
            if (printed.isPresent()) {
                played.add(Played.begin(printed.get(), out));
            }
            if (played.isEmpty()) {
                throw new InputException("there are no outputs of VASP in " + folder);
            }
            for (int i = 0; i < PIECES; i++) {
                for (var file : played) {
                    file.next();
                }
                TimeUnit.MILLISECONDS.sleep(pace.toMillis());
            }
        } finally {
            for (var file : played) {
                file.close();
            }
        }
    }

    private Optional<Path> find(String name) {
        return Stream.of(folder.resolve(name), folder.resolve(name + PACKED))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private record Played(InputStream from, OutputStream to, int piece) {
        static Played begin(Path file, OutputStream to) throws IOException {
            boolean packed = file.toString().endsWith(PACKED);
            InputStream from = Files.newInputStream(file);
            // Packed files of VASP are about a fifth of what is in them.
            long size = Files.size(file) * (packed ? 5 : 1);
            return new Played(packed ? new GZIPInputStream(from) : from, to, (int) Math.max(1, size / PIECES));
        }

        void next() throws IOException {
            to.write(from.readNBytes(piece));
            to.flush();
        }

        /** With what is left. */
        void close() throws IOException {
            from.transferTo(to);
            to.flush();
            from.close();
            if (!(to instanceof PrintStream)) {
                to.close();
            }
        }
    }
}
