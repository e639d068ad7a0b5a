package io.jadeite.launchers.command;

import io.jadeite.engine.result.ResultRecord;
import io.jadeite.engine.result.Results;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code results list WORKFLOW}. */
@Command(description = "the results of a workflow as a table, the newest last")
final class ResultsList extends SessionCommand {
    @Parameters(paramLabel = "WORKFLOW", arity = "1", description = "type.calculator.preset")
    String name = "";

    @Option(names = "--json", description = "print one JSON object a line, with all values")
    boolean json;

    ResultsList(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        try (var databases = new LazyDatabase(session)) {
            var columns = ShownColumns.of(name, session, databases.get());
            var results = new Results(databases.get());
            if (json) {
                results.each(name, result -> session.printJson(json(result)));
                return CommandLineInterface.DONE;
            }
            var table = new TextTable(ResultTable.headings(columns));
            results.each(name, result -> table.add(ResultTable.cells(columns, result)));
            if (table.isEmpty()) {
                session.err()
                        .println("No run of %s has finished yet. 'jadeite queue list' shows where they stand."
                                .formatted(name));
            } else {
                session.out().print(table.text());
            }
            return CommandLineInterface.DONE;
        }
    }

    static Map<String, @Nullable Object> json(ResultRecord result) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("run", result.run());
        json.put("attempt", result.attempt());
        json.put("workflow", result.workflow());
        json.put("status", result.status());
        json.put("saved", result.saved().toString());
        json.put("result", result.values());
        return json;
    }
}
