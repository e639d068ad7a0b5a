package io.jadeite.launchers.command;

import io.jadeite.engine.calculation.CorrectionLog;
import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import io.jadeite.engine.calculation.OwnHandlers;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.vasp.error.Validators;
import io.jadeite.engine.vasp.error.VaspHandlers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vasp check DIRECTORY…}: what the handlers see there and would change; nothing is changed. */
@Command(description = "which errors handlers see in a folder of VASP, and what they would change; changes nothing")
final class VaspCheck extends SessionCommand {
    private static final List<String> OUTPUTS = List.of("vasp.out", "std_out.txt", "vasp.log", "stdout");
    private static final List<String> ERRORS = List.of("std_err.txt", "vasp.err", "stderr");

    @Parameters(paramLabel = "DIRECTORY", arity = "1..*", description = "with INCAR and what VASP has written")
    List<String> directories = new ArrayList<>();

    @Option(names = "--json", description = "print one JSON object a line")
    boolean json;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "VASP's own output in that folder; unsaid: vasp.out, or what else is called so")
    Optional<String> output = Optional.empty();

    VaspCheck(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        boolean all = true;
        for (var name : directories) {
            all &= check(name);
        }
        return all ? CommandLineInterface.DONE : CommandLineInterface.FAILED;
    }

    private boolean check(String name) {
        try {
            var directory = session.path(name);
            if (!Files.isRegularFile(directory.resolve("INCAR"))) {
                throw new InputException("%s has no INCAR. Name the folder in which VASP runs or ran.".formatted(name));
            }
            var calculation = new Handler.Calculation(directory, false, Duration.ZERO, CorrectionLog.read(directory));
            var handlers = new ArrayList<>(OwnHandlers.in(session.settings().home()));
            handlers.addAll(
                    VaspHandlers.all(output.orElseGet(() -> first(directory, OUTPUTS)), first(directory, ERRORS)));
            var found = handlers.stream()
                    .map(handler -> handler.check(calculation))
                    .flatMap(Optional::stream)
                    .toList();
            print(name, found, Validators.problems(directory));
            return true;
        } catch (JadeiteException e) {
            tell(name, e.getMessage());
            return false;
        } catch (IOException e) {
            tell(name, "%s can't be read: %s".formatted(name, e.getMessage()));
            return false;
        }
    }

    /** The first of these that is there; else one that begins as VASP's outputs are called. */
    private static String first(Path directory, List<String> names) {
        return names.stream()
                .filter(name -> Files.isRegularFile(directory.resolve(name))
                        || Files.isRegularFile(directory.resolve(name + ".gz")))
                .findFirst()
                .orElse(names.getFirst());
    }

    private void print(String name, List<Finding> found, List<String> invalid) {
        if (json) {
            var line = new LinkedHashMap<String, Object>();
            line.put("directory", name);
            line.put(
                    "errors",
                    found.stream().flatMap(finding -> finding.errors().stream()).toList());
            line.put(
                    "corrections",
                    found.stream().flatMap(finding -> changes(finding).stream()).toList());
            line.put("handlers", found.stream().map(Finding::handler).toList());
            line.put("invalid", invalid);
            session.printJson(line);
            return;
        }
        session.out().println(name);
        if (found.isEmpty()) {
            session.out().println("  no error is seen");
        }
        for (var finding : found) {
            session.out().println("  %s: %s".formatted(finding.handler(), String.join(", ", finding.errors())));
            var changes = changes(finding);
            if (changes.isEmpty()) {
                session.out().println("    nothing is known that helps");
            }
            changes.forEach(change -> session.out().println("    " + words(change)));
        }
        invalid.forEach(problem -> session.out().println("  " + problem));
    }

    private static List<Map<String, Object>> changes(Finding finding) {
        return finding.correction().map(CorrectionLog::changes).orElse(List.of());
    }

    /** {@code INCAR: ISMEAR = 0, SIGMA = 0.05}. */
    private static String words(Map<String, Object> change) {
        if (change.containsKey("delete")) {
            return "delete " + change.get("file");
        }
        if (change.containsKey("copy_of")) {
            return "%s becomes a copy of %s".formatted(change.get("file"), change.get("copy_of"));
        }
        var words = new ArrayList<String>();
        if (change.get("set") instanceof Map<?, ?> set) {
            set.forEach((tag, value) -> words.add(tag + " = " + value));
        }
        if (change.get("unset") instanceof List<?> unset) {
            unset.forEach(tag -> words.add("no " + tag));
        }
        return "%s: %s".formatted(change.get("file"), String.join(", ", words));
    }

    private void tell(String name, String message) {
        if (json) {
            var error = new LinkedHashMap<String, Object>();
            error.put("directory", name);
            error.put("error", message);
            session.printJson(error);
        } else {
            session.err().println(message);
        }
    }
}
