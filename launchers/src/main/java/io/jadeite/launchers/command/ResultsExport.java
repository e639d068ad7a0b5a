package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.result.ResultRecord;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.text.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code results export WORKFLOW --to csv|json}. */
@Command(description = "a workflow's results as CSV (the table's columns) or JSON (everything, an object a line)")
final class ResultsExport extends SessionCommand {
    @Parameters(paramLabel = "WORKFLOW", arity = "1", description = "type.calculator.preset")
    String name = "";

    @Option(names = "--to", paramLabel = "csv|json", description = "csv is usual")
    String format = "csv";

    @Option(names = "--file", paramLabel = "FILE", description = "write there, replacing it whole; unsaid: print")
    @Nullable
    String file;

    ResultsExport(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        if (!format.equals("csv") && !format.equals("json")) {
            throw new InputException("--to is csv or json, found '%s'.".formatted(format));
        }
        try (var databases = new LazyDatabase(session)) {
            var columns = ShownColumns.of(name, session, databases.get());
            var results = new Results(databases.get());
            if (file == null) {
                write(columns, results, session.out());
            } else {
                writeFile(columns, results, session.path(file));
            }
            return CommandLineInterface.DONE;
        }
    }

    private void writeFile(ShownColumns columns, Results results, Path target) {
        var half = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var out = new PrintStream(Files.newOutputStream(half), false, StandardCharsets.UTF_8)) {
                write(columns, results, out);
                if (out.checkError()) {
                    throw new IOException("the disk may be full");
                }
            }
            Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new JadeiteException("Can't write %s: %s.".formatted(target, e.getMessage()), e);
        }
    }

    private void write(ShownColumns columns, Results results, PrintStream out) {
        if (format.equals("json")) {
            results.each(name, result -> out.println(Json.write(ResultsList.json(result))));
            return;
        }
        out.println("run,status,saved," + String.join(",", columns.names()));
        results.each(name, result -> out.println(csv(columns, result)));
    }

    private static String csv(ShownColumns columns, ResultRecord result) {
        var values = columns.names().stream()
                .map(column -> field(result.values().get(column)))
                .collect(Collectors.joining(","));
        return result.run() + "," + result.status() + "," + result.saved() + "," + values;
    }

    /** Quoted as RFC 4180 asks; numbers with all their digits. */
    private static String field(@Nullable Object value) {
        var text = value == null ? "" : String.valueOf(value);
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
