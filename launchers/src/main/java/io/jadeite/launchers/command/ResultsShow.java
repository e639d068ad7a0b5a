package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.IonicStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code results show RUN}. */
@Command(description = "a run's result: its values and ionic steps")
final class ResultsShow extends SessionCommand {
    @Parameters(paramLabel = "RUN", arity = "1", description = "its number")
    String run = "";

    @Option(names = "--json", description = "print JSON")
    boolean json;

    ResultsShow(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        long id = OptionReader.runNumber(run, "");
        try (var databases = new LazyDatabase(session)) {
            var record = new QueueView(databases.get()).run(id);
            var results = new Results(databases.get());
            var result = results.of(id)
                    .orElseThrow(() ->
                            new InputException("Run %d is %s and has no result. 'jadeite queue explain %d' says why."
                                    .formatted(id, record.state(), id)));
            var steps = results.steps(id);
            if (json) {
                var map = new LinkedHashMap<>(ResultsList.json(result));
                map.put("bundle", record.bundle().orElse(null));
                map.put("ionic_steps", steps.stream().map(ResultsShow::json).toList());
                session.printJson(map);
                return CommandLineInterface.DONE;
            }
            session.out().println("Run %d, %s, %s".formatted(id, result.workflow(), result.status()));
            record.bundle().ifPresent(hash -> session.out().println("%-24s %s".formatted("code", hash)));
            result.values().forEach((name, value) -> {
                if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
                    session.out().println("%-24s %s".formatted(Show.heading(name), Show.value(value)));
                }
            });
            if (!steps.isEmpty()) {
                session.out().print("\n" + table(steps));
            }
            return CommandLineInterface.DONE;
        }
    }

    /** Only the columns that have values. */
    private static String table(List<IonicStep> steps) {
        var columns = new LinkedHashMap<String, Function<IonicStep, OptionalDouble>>();
        columns.put("max force (eV/Å)", IonicStep::maxForce);
        columns.put("max stress (eV/Å³)", IonicStep::maxStress);
        columns.put("volume (Å³)", IonicStep::volume);
        columns.put("temperature (K)", IonicStep::temperature);
        columns.values()
                .removeIf(column ->
                        steps.stream().allMatch(step -> column.apply(step).isEmpty()));
        var headings = new ArrayList<>(List.of("step", "energy (eV)"));
        headings.addAll(columns.keySet());
        var table = new TextTable(headings);
        for (var step : steps) {
            var cells = new ArrayList<>(List.of(Integer.toString(step.step()), Show.number(step.energy())));
            columns.values().forEach(column -> cells.add(show(column.apply(step))));
            table.add(cells);
        }
        return table.text();
    }

    private static Map<String, @Nullable Object> json(IonicStep step) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("step", step.step());
        json.put("energy", step.energy());
        json.put("max_force", orNull(step.maxForce()));
        json.put("max_stress", orNull(step.maxStress()));
        json.put("volume", orNull(step.volume()));
        json.put("temperature", orNull(step.temperature()));
        return json;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static String show(OptionalDouble value) {
        return value.isPresent() ? Show.number(value.getAsDouble()) : "";
    }
}
