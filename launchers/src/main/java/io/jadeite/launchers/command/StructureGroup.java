package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.io.StructureFile;
import io.jadeite.engine.structure.io.StructureSummary;
import io.jadeite.engine.structure.symmetry.Symmetry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jadeite structure …}. */
@Command(
        name = "jadeite structure",
        description = "look at structure files and convert them",
        synopsisSubcommandLabel = "COMMAND")
final class StructureGroup extends Group {
    static Group of(Session session) {
        var group = new StructureGroup();
        group.add("show", () -> new ShowFiles(session));
        group.add("convert", () -> new Convert(session));
        return group;
    }

    /** {@code structure show FILE…}: a file that can't be read doesn't keep the others from being shown. */
    @Command(description = "formula, lattice, volume, density, space group of structures")
    static final class ShowFiles extends SessionCommand {
        private static final double LARGEST_SYMPREC = 10;

        @Parameters(
                paramLabel = "FILE",
                arity = "1..*",
                description = "POSCAR, CONTCAR, CIF, XDATCAR or JSON, also gzip'd")
        List<String> files = new ArrayList<>();

        @Option(names = "--json", description = "print one JSON object a line")
        boolean json;

        @Option(
                names = "--symprec",
                paramLabel = "Å",
                description = "how far atoms may be from their ideal places (default: ${DEFAULT-VALUE})")
        double symprec = Symmetry.USUAL_SYMPREC;

        ShowFiles(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            if (!(symprec > 0 && symprec < LARGEST_SYMPREC)) {
                throw new InputException("--symprec is a distance above 0 and below %s Å, found %s."
                        .formatted(LARGEST_SYMPREC, symprec));
            }
            Symmetry.missing().ifPresent(session.err()::println);
            int exit = CommandLineInterface.DONE;
            for (var file : files) {
                try {
                    print(file, StructureSummary.of(session.path(file), symprec));
                } catch (InputException e) {
                    exit = CommandLineInterface.FAILED;
                    if (json) {
                        var error = new LinkedHashMap<String, Object>();
                        error.put("file", file);
                        error.put("error", e.getMessage());
                        session.printJson(error);
                    } else {
                        session.err().println(e.getMessage());
                    }
                }
            }
            return exit;
        }

        private void print(String file, Map<String, @Nullable Object> summary) {
            summary.put("file", file);
            if (json) {
                session.printJson(summary);
                return;
            }
            session.out().println(file);
            for (var name : List.of(
                    "formula", "reduced_formula", "nsites", "abc", "angles", "volume", "density", "spacegroup")) {
                session.out().println("  %-16s %s".formatted(heading(name), text(summary.get(name))));
            }
        }

        private static String heading(String name) {
            return switch (name) {
                case "abc" -> "a b c (Å)";
                case "angles" -> "α β γ (°)";
                case "spacegroup" -> "space group";
                default -> Show.heading(name).replace('_', ' ');
            };
        }

        private static String text(@Nullable Object value) {
            return switch (value) {
                case List<?> list ->
                    String.join("  ", list.stream().map(Show::value).toList());
                case Map<?, ?> group -> "%s (%s)".formatted(group.get("symbol"), group.get("number"));
                case null, default -> Show.value(value);
            };
        }
    }

    /** {@code structure convert FILE --to poscar|cif|json}. */
    @Command(description = "write a structure in another format")
    static final class Convert extends SessionCommand {
        @Parameters(
                paramLabel = "FILE",
                arity = "1",
                description = "POSCAR, CONTCAR, CIF, XDATCAR or JSON, also gzip'd")
        String file = "";

        @Option(names = "--to", paramLabel = "poscar|cif|json", required = true, description = "the format to write")
        String format = "";

        @Option(names = "--file", paramLabel = "FILE", description = "write there; unsaid: print")
        @Nullable
        String target;

        Convert(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            var to = switch (format.toLowerCase(Locale.ROOT)) {
                case "poscar" -> StructureFile.Format.POSCAR;
                case "cif" -> StructureFile.Format.CIF;
                case "json" -> StructureFile.Format.JSON;
                default -> throw new InputException("--to is poscar, cif or json, found '%s'.".formatted(format));
            };
            var structure = StructureFile.read(session.path(file));
            if (target == null) {
                session.out().print(StructureFile.text(structure, to));
                return CommandLineInterface.DONE;
            }
            Path path = session.path(target);
            if (Files.exists(path)) {
                throw new InputException(
                        "%s is there already, and nothing is ever overwritten. Choose another --file, or remove it."
                                .formatted(path));
            }
            StructureFile.write(structure, path, to);
            return CommandLineInterface.DONE;
        }
    }
}
