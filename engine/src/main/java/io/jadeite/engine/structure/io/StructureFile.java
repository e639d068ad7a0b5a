package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads and writes structures in any format that we know.
 *
 * <pre>{@code
 * var structure = StructureFile.read(Path.of("POSCAR"));
 * StructureFile.write(structure, Path.of("structure.json"));
 * }</pre>
 *
 * <p>The name tells the format (POSCAR…, CONTCAR…, *.vasp, *.poscar, *.cif, *.json, XDATCAR…), else the content does. Files
 * may be gzip'd; those whose name ends in .gz are written so. Writing replaces a file in one go, so that nobody ever sees half
 * of it.
 */
public final class StructureFile {
    /** What a file of structures can look like. */
    public enum Format {
        POSCAR,
        CIF,
        JSON,
        /** Read only: many structures, of which the last one counts where one is asked for. */
        XDATCAR
    }

    private static final String READABLE =
            "Structures are read from POSCAR or CONTCAR (also *.vasp, *.poscar), CIF (*.cif), XDATCAR and JSON of"
                    + " pymatgen or ASE (*.json), each also with .gz.";

    private static final List<String> OTHER_FORMATS =
            List.of(".xyz", ".pdb", ".xsf", ".res", ".cell", ".xml", ".yaml", ".yml", ".in", ".out", ".mol", ".traj");

    private static final Pattern CIF_BLOCK = Pattern.compile("(?im)^\\s*data_\\S*\\s*$");

    private StructureFile() {}

    /** @throws InputException with all that is wrong with the file */
    public static Structure read(Path file) {
        return readAll(file).getLast();
    }

    /**
     * All structures of an XDATCAR, in its order; of any other file its one structure.
     *
     * @throws InputException with all that is wrong with the file
     */
    public static List<Structure> readAll(Path file) {
        var text = TextFile.read(file);
        return parse(text, file.toString(), format(file, text));
    }

    static List<Structure> parse(String text, String source, Format format) {
        return switch (format) {
            case POSCAR -> List.of(Poscar.parse(text, source).structure());
            case CIF -> List.of(Cif.parse(text, source));
            case JSON -> List.of(StructureJson.parse(text, source));
            case XDATCAR -> Xdatcar.parse(text, source);
        };
    }

    /** In the format that the name tells. */
    public static void write(Structure structure, Path file) {
        write(
                structure,
                file,
                formatOfName(file)
                        .orElseThrow(() -> new InputException(
                                "The name %s doesn't tell in which format to write. Choose a name such as %s.vasp, %s.cif or %s.json."
                                        .formatted(file, file, file, file))));
    }

    public static void write(Structure structure, Path file, Format format) {
        TextFile.write(file, text(structure, format));
    }

    /** What {@link #write} would write. */
    public static String text(Structure structure, Format format) {
        return switch (format) {
            case POSCAR -> Poscar.of(structure).text();
            case CIF -> Cif.text(structure);
            case JSON -> StructureJson.text(structure);
            case XDATCAR -> throw new InputException("An XDATCAR is read, not written. Write a POSCAR, a CIF or JSON.");
        };
    }

    static Format format(Path file, String text) {
        return formatOfName(file)
                .or(() -> formatOfContent(file, text))
                .orElseThrow(
                        () -> new InputException("%s is in no format that is read here. %s".formatted(file, READABLE)));
    }

    private static Optional<Format> formatOfName(Path file) {
        var name = plainName(file);
        if (name.endsWith(".json")) {
            return Optional.of(Format.JSON);
        }
        if (name.endsWith(".cif")) {
            return Optional.of(Format.CIF);
        }
        if (OTHER_FORMATS.stream().anyMatch(name::endsWith)) {
            return Optional.empty();
        }
        if (name.startsWith("xdatcar") || name.endsWith("xdatcar")) {
            return Optional.of(Format.XDATCAR);
        }
        boolean poscar = name.startsWith("poscar")
                || name.startsWith("contcar")
                || name.endsWith(".vasp")
                || name.endsWith("poscar")
                || name.endsWith("contcar");
        return poscar ? Optional.of(Format.POSCAR) : Optional.empty();
    }

    private static Optional<Format> formatOfContent(Path file, String text) {
        if (OTHER_FORMATS.stream().anyMatch(plainName(file)::endsWith)) {
            return Optional.empty();
        }
        if (text.stripLeading().startsWith("{")) {
            return Optional.of(Format.JSON);
        }
        if (CIF_BLOCK.matcher(text).find()) {
            return Optional.of(Format.CIF);
        }
        var start = text.lines().skip(1).limit(2).toList();
        boolean scaleAndVector =
                start.size() == 2 && beginsWithNumbers(start.get(0), 1) && beginsWithNumbers(start.get(1), 3);
        return scaleAndVector ? Optional.of(Format.POSCAR) : Optional.empty();
    }

    private static boolean beginsWithNumbers(String line, int count) {
        var words = PoscarLines.words(line);
        return words.size() >= count
                && words.subList(0, count).stream().noneMatch(word -> Double.isNaN(FortranNumber.parse(word)));
    }

    private static String plainName(Path file) {
        var name = TextFile.name(file).toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }
}
