package io.jadeite.dsl.script.groovy;

import groovy.lang.Closure;
import io.jadeite.dsl.script.flow.Input;
import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.dsl.script.groovy.SourceIndex.ClosurePiece;
import io.jadeite.dsl.script.value.Decoder;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.workflow.WorkflowName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes workflows of closures. */
public final class GroovyWorkflows {
    private static final Set<String> OPTIONS = Set.of("tags", "result");

    private GroovyWorkflows() {}

    /**
     * The closure's typed parameters are the workflow's inputs.
     *
     * @param options {@code tags}, and {@code result}: the record that it returns
     * @param words of the DSL, which win over variables of the script
     * @param known other workflows of the user's own, by name
     * @throws InputException with all that is wrong with the definition
     */
    public static UserWorkflow of(
            String name,
            Map<String, ?> options,
            Closure<?> closure,
            Set<String> words,
            Function<String, Optional<UserWorkflow>> known) {
        var problems = new Problems();
        var parsed = problems.collect(() -> WorkflowName.parse(name));
        options.keySet().stream()
                .filter(option -> !OPTIONS.contains(option))
                .forEach(option -> problems.add(
                        "workflow has no option '%s'; it has %s.".formatted(option, String.join(" and ", OPTIONS))));
        var piece =
                Sources.of(closure.getClass()).flatMap(place -> place.index().closure(place.range()));
        var inputs = inputs(name, closure, piece, problems);
        var tags = problems.collect(() -> Tags.of(tags(options.get("tags"), piece)));
        var result = problems.collect(() -> result(options.get("result")));
        problems.throwIfAny();
        var signature = new UserWorkflow.Signature(
                Objects.requireNonNull(parsed), inputs, Objects.requireNonNull(tags), Objects.requireNonNull(result));
        var loader = closure.getClass().getClassLoader();
        var decoder = new Decoder(type -> Class.forName(type, true, loader), (tag, content) -> Optional.empty());
        return new UserWorkflow(
                signature,
                new GroovyBody(() -> closure),
                decoder,
                within -> GroovyBundles.parcel(signature, closure, words, known, within));
    }

    private static List<Input> inputs(
            String name, Closure<?> closure, Optional<ClosurePiece> piece, Problems problems) {
        var types = closure.getParameterTypes();
        var inputs = new ArrayList<Input>();
        if (piece.isEmpty() && types.length > 0) {
            problems.add(
                    "The closure of %s has no source of its own, so the names of its inputs aren't known. Write it as { Structure structure -> … }."
                            .formatted(name));
            return inputs;
        }
        var parameters = piece.map(ClosurePiece::parameters).orElse(List.of());
        for (int i = 0; i < parameters.size() && i < types.length; i++) {
            var parameter = parameters.get(i);
            var type = types[i];
            if (parameter.isOptional() && parameter.standard().isEmpty()) {
                problems.add(
                        "The usual value of the input %s of %s should be written out: a number, a text, true or false."
                                .formatted(parameter.name(), name));
            }
            problems.collect(() -> inputs.add(new Input(parameter.name(), type, parameter.standard())));
        }
        return inputs;
    }

    private static List<String> tags(@Nullable Object option, Optional<ClosurePiece> piece) {
        var tags = new ArrayList<String>(piece.map(ClosurePiece::tags).orElse(List.of()));
        switch (option) {
            case null -> {}
            case Iterable<?> list -> list.forEach(tag -> tags.add(String.valueOf(tag)));
            default -> tags.add(String.valueOf(option));
        }
        return tags;
    }

    private static Optional<Class<? extends Record>> result(@Nullable Object option) {
        return switch (option) {
            case null -> Optional.empty();
            case Class<?> type when type.isRecord() -> Optional.of(type.asSubclass(Record.class));
            default -> throw new InputException("result should be a record, found '%s'.".formatted(option));
        };
    }
}
