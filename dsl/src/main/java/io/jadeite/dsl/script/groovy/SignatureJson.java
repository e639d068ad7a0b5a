package io.jadeite.dsl.script.groovy;

import io.jadeite.dsl.script.flow.Input;
import io.jadeite.dsl.script.flow.UserWorkflow.Signature;
import io.jadeite.dsl.script.value.Decoder;
import io.jadeite.dsl.script.value.Encoder;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.workflow.WorkflowName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a workflow is called and takes, as JSON. */
public final class SignatureJson {
    private SignatureJson() {}

    public static Map<String, Object> write(Signature signature) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", signature.name().toString());
        json.put("tags", signature.tags().sorted());
        signature.result().ifPresent(type -> json.put("result", type.getName()));
        json.put("inputs", signature.inputs().stream().map(SignatureJson::write).toList());
        return json;
    }

    /** @param types finds classes of the bundle */
    public static Signature read(Map<?, ?> json, Decoder.Types types) {
        var inputs = new ArrayList<Input>();
        for (var one : (List<?>) Objects.requireNonNull(json.get("inputs"))) {
            var input = (Map<?, ?>) one;
            inputs.add(new Input(
                    (String) Objects.requireNonNull(input.get("name")),
                    type((String) Objects.requireNonNull(input.get("type")), types),
                    Optional.ofNullable(Decoder.plain().decode(input.get("standard")))));
        }
        var tags = ((List<?>) Objects.requireNonNull(json.get("tags")))
                .stream().map(String::valueOf).toList();
        Optional<Class<? extends Record>> result = json.get("result") instanceof String name
                ? Optional.of(type(name, types).asSubclass(Record.class))
                : Optional.empty();
        return new Signature(WorkflowName.parse(String.valueOf(json.get("name"))), inputs, Tags.of(tags), result);
    }

    private static Map<String, Object> write(Input input) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", input.name());
        json.put("type", input.type().getName());
        input.standard().ifPresent(value -> {
            var encoded = Encoder.plain().encode(value, input.name());
            json.put("standard", encoded == null ? "" : encoded);
        });
        return json;
    }

    private static Class<?> type(String name, Decoder.Types types) {
        try {
            return switch (name) {
                case "int" -> int.class;
                case "long" -> long.class;
                case "short" -> short.class;
                case "byte" -> byte.class;
                case "double" -> double.class;
                case "float" -> float.class;
                case "boolean" -> boolean.class;
                default -> types.find(name);
            };
        } catch (ClassNotFoundException e) {
            throw new InputException("The class %s isn't in the workflow's code.".formatted(name));
        }
    }
}
