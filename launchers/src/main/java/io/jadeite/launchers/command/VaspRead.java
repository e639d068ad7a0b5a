package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.vasp.output.OutputFolder;
import io.jadeite.engine.vasp.output.OutputSummary;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vasp read FILE…}: a file that can't be read doesn't keep the others from being shown. */
@Command(description = "what is in outputs of VASP, also unfinished ones")
final class VaspRead extends SessionCommand {
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("final_energy", "eV"),
            Map.entry("final_energy_wo_entrp", "eV"),
            Map.entry("final_fr_energy", "eV"),
            Map.entry("efermi", "eV"),
            Map.entry("band_gap", "eV"),
            Map.entry("cbm", "eV"),
            Map.entry("vbm", "eV"),
            Map.entry("initial_volume", "Å³"),
            Map.entry("total_mag", "μB"));

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "vasprun.xml, OUTCAR, OSZICAR, CHGCAR …, also gzip'd; or a folder with such files")
    List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "print one JSON object a line, with all values")
    boolean json;

    VaspRead(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        boolean allRead = true;
        for (var name : files) {
            allRead &= read(name);
        }
        return allRead ? CommandLineInterface.DONE : CommandLineInterface.FAILED;
    }

    private boolean read(String name) {
        if (!Files.isDirectory(session.path(name))) {
            return readFile(name);
        }
        try {
            var folder = session.path(name);
            boolean allRead = true;
            for (var file : OutputFolder.outputs(folder)) {
                var shown = name.isEmpty()
                        ? file
                        : folder.getFileSystem().getPath(name).resolve(folder.relativize(file));
                allRead &= readFile(shown.toString());
            }
            return allRead;
        } catch (JadeiteException e) {
            tell(name, e);
            return false;
        }
    }

    private boolean readFile(String name) {
        try {
            var summary = OutputSummary.of(session.path(name));
            summary.put("file", name);
            print(name, summary);
            return true;
        } catch (JadeiteException e) {
            tell(name, e);
            return false;
        }
    }

    private void tell(String name, JadeiteException failure) {
        if (json) {
            var error = new LinkedHashMap<String, Object>();
            error.put("file", name);
            error.put("error", failure.getMessage());
            session.printJson(error);
        } else if (failure instanceof InputException input) {
            input.problems().forEach(session.err()::println);
        } else {
            session.err().println(failure.getMessage());
        }
    }

    private void print(String name, Map<String, @Nullable Object> summary) {
        if (json) {
            session.printJson(summary);
            return;
        }
        session.out().println(name);
        if (summary.get("final_structure") instanceof Map<?, ?> structure) {
            line("formula", structure.get("formula"));
        }
        summary.forEach((key, value) -> {
            if (!key.equals("file") && value != null && !(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
                line(key, value);
            }
        });
    }

    private void line(String name, @Nullable Object value) {
        var unit = UNITS.get(name);
        var heading = name.replace('_', ' ') + (unit == null ? "" : " (" + unit + ")");
        session.out().println("  %-28s %s".formatted(heading, Show.value(value)));
    }
}
