package io.jadeite.engine.vasp.input;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.problem.Problems;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A licensed folder of potentials, in one of the usual layouts: {@code POT_GGA_PAW_PBE/Fe_pv/POTCAR}, {@code potpaw_PBE.54/Fe_pv/POTCAR},
 * {@code POT_GGA_PAW_PBE/POTCAR.Fe_pv}, each as it is or with {@code .gz} or {@code .Z} at its end. Reads nothing before it is asked.
 */
public final class PotcarLibrary {
    private static final List<String> ENDINGS = List.of("", ".gz", ".Z");

    /** The largest ones have less than a megabyte. */
    private static final int MOST_BYTES = 64 << 20;

    /** For one thread. */
    private static final class Potential {
        private final PotcarHeader header;
        private final byte[] bytes;

        Potential(PotcarHeader header, byte[] bytes) {
            this.header = header;
            this.bytes = bytes;
        }

        PotcarHeader header() {
            return header;
        }

        void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
            if (bytes[bytes.length - 1] != '\n') {
                out.write('\n');
            }
        }
    }

    private final Path root;

    public PotcarLibrary(Path root) {
        this.root = root;
    }

    /**
     * The heads of these potentials, in order.
     *
     * @throws InputException with what was looked for and where, for all that is missing or is another potential than its name says
     */
    public List<PotcarHeader> headers(PotcarFamily family, List<String> symbols) {
        return potentials(family, symbols).stream().map(Potential::header).toList();
    }

    /**
     * Joins these potentials, in order, to a POTCAR.
     *
     * @throws InputException as for the headers
     */
    public List<PotcarHeader> join(PotcarFamily family, List<String> symbols, Path potcar) {
        var potentials = potentials(family, symbols);
        try (var out = Files.newOutputStream(potcar)) {
            for (var potential : potentials) {
                potential.writeTo(out);
            }
        } catch (IOException e) {
            throw new JadeiteException("%s couldn't be written: %s".formatted(potcar, e.getMessage()), e);
        }
        return potentials.stream().map(Potential::header).toList();
    }

    private List<Potential> potentials(PotcarFamily family, List<String> symbols) {
        if (!Files.isDirectory(root)) {
            throw new InputException(
                    "The folder of potentials %s isn't there. Name the folder that holds your licensed POTCARs in the setting vasp.potcar_dir."
                            .formatted(root));
        }
        var problems = new Problems();
        var found = new ArrayList<Potential>();
        for (var symbol : symbols) {
            var potential = problems.collect(() -> read(family, symbol));
            if (potential != null) {
                found.add(potential);
            }
        }
        problems.throwIfAny();
        return found;
    }

    private Potential read(PotcarFamily family, String symbol) {
        if (!symbol.matches("[A-Z][A-Za-z0-9._-]*")) {
            throw new InputException("'%s' is no name of a potential.".formatted(symbol));
        }
        var file = file(family, symbol)
                .orElseThrow(() -> new InputException("No potential %s of %s was found in %s. Looked for %s."
                        .formatted(symbol, family, root, String.join(", ", lookedFor(family, symbol)))));
        var bytes = bytes(file);
        var header = PotcarHeader.parse(new String(bytes, StandardCharsets.ISO_8859_1), file.toString());
        check(header, family, symbol, file);
        return new Potential(header, bytes);
    }

    private static void check(PotcarHeader header, PotcarFamily family, String symbol, Path file) {
        var problems = new Problems();
        if (!header.symbol().equals(symbol)) {
            problems.add(
                    "%s should be the potential %s, but its TITEL is '%s'.".formatted(file, symbol, header.title()));
        }
        if (!family.exchange().equals(header.exchange())) {
            problems.add("%s should be of %s, with LEXCH = %s, but has LEXCH = %s."
                    .formatted(file, family, family.exchange(), header.exchange()));
        }
        problems.throwIfAny();
    }

    private Optional<Path> file(PotcarFamily family, String symbol) {
        return folders(family).stream()
                .flatMap(folder -> names(symbol).stream().map(folder::resolve))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Those of the family, else the folder itself, where it is the family's own. */
    private List<Path> folders(PotcarFamily family) {
        var folders = new ArrayList<Path>();
        family.folders().stream().map(root::resolve).filter(Files::isDirectory).forEach(folders::add);
        if (folders.isEmpty()) {
            folders.add(root);
        }
        return folders;
    }

    private static List<String> names(String symbol) {
        return ENDINGS.stream()
                .flatMap(ending -> List.of(symbol + "/POTCAR" + ending, "POTCAR." + symbol + ending).stream())
                .toList();
    }

    private List<String> lookedFor(PotcarFamily family, String symbol) {
        var folders = folders(family);
        if (folders.equals(List.of(root))) {
            return List.of(
                    "a folder %s".formatted(String.join(" or ", family.folders())),
                    "%s/POTCAR in the folder itself (also .gz, .Z)".formatted(symbol));
        }
        return folders.stream()
                .map(folder ->
                        "%s/%s/POTCAR and POTCAR.%s (also .gz, .Z)".formatted(folder.getFileName(), symbol, symbol))
                .toList();
    }

    private static byte[] bytes(Path file) {
        try (var in = open(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES || bytes.length == 0) {
                throw new InputException("%s is no potential: it has %s."
                        .formatted(file, bytes.length == 0 ? "nothing in it" : "more than 64 MB"));
            }
            return bytes;
        } catch (IOException e) {
            throw new InputException("%s couldn't be read: %s.".formatted(file, e.getMessage()));
        }
    }

    private static InputStream open(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        var name = file.toString();
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(in);
        }
        return name.endsWith(".Z") ? new UnixCompressInputStream(in) : in;
    }
}
