package io.jadeite.engine.worker;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.result.ResultRecord;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.text.Json;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Configuration;
import io.jadeite.engine.workflow.RunReference;
import io.jadeite.engine.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A run's parameters as its workflow gets them: what refers to other runs' results is put in. */
final class RunInputs {
    private static final String STRUCTURE = "structure_final";

    private final Results results;

    RunInputs(Results results) {
        this.results = results;
    }

    /** @throws InputException with all that doesn't fit, and whose fault it was */
    Arguments of(Claim claim, Workflow workflow) {
        var given = Json.readObject(claim.parameters(), "the run's parameters");
        var resolved = new LinkedHashMap<String, Object>();
        given.forEach((name, value) ->
                resolved.put(name, RunReference.runsIn(value).isEmpty() ? value : resolve(name, value)));
        return Configuration.of(workflow, resolved, name -> {
            throw new InputException("'" + name + "' should have been read when the run was submitted.");
        });
    }

    private Object resolve(String parameter, Object value) {
        var reference = RunReference.of(value);
        if (reference.isPresent()) {
            return value(parameter, reference.get());
        }
        return switch (value) {
            case Map<?, ?> map -> {
                var inner = new LinkedHashMap<String, Object>();
                map.forEach((name, one) -> inner.put(String.valueOf(name), resolve(parameter, one)));
                yield inner;
            }
            case List<?> list ->
                list.stream().map(one -> resolve(parameter, one)).toList();
            default -> value;
        };
    }

    private Object value(String parameter, RunReference reference) {
        var result = results.of(reference.run())
                .filter(found -> found.status().equals("SUCCEEDED"))
                .orElseThrow(() -> new InputException(
                        "%s comes from run %d, which has no result. 'jadeite queue show %d' says how it stands."
                                .formatted(parameter, reference.run(), reference.run())));
        var name = reference.value().isEmpty() ? usual(result) : reference.value();
        if (!result.values().containsKey(name)) {
            throw new InputException("%s comes from run %d (%s), whose result has no '%s'.%s It has %s."
                    .formatted(
                            parameter,
                            result.run(),
                            result.workflow(),
                            name,
                            Nearest.question(name, result.values().keySet()),
                            String.join(", ", result.values().keySet())));
        }
        return Objects.requireNonNull(result.values().get(name));
    }

    /** What a run is taken for where it isn't said which of its values is meant. */
    private static String usual(ResultRecord result) {
        return result.values().size() == 1 && !result.values().containsKey(STRUCTURE)
                ? result.values().keySet().iterator().next()
                : STRUCTURE;
    }
}
