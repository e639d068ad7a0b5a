package io.jadeite.launchers.command;

import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;

/** What there is to say of a workflow, for people and as JSON. */
final class WorkflowDescription {
    private WorkflowDescription() {}

    static String text(Workflow workflow) {
        var table = new TextTable("parameter", "default", "unit", "takes", "meaning");
        for (var parameter : workflow.parameters()) {
            table.add(
                    "--" + parameter.name().replace('_', '-'),
                    standard(parameter),
                    parameter.unit(),
                    parameter.type().words(),
                    parameter.documentation());
        }
        return "%s%n%s%n%n%s%nResult: %s%n"
                .formatted(
                        workflow.name(), workflow.documentation(), table.text(), String.join(", ", workflow.columns()));
    }

    static Map<String, Object> json(Workflow workflow) {
        var parameters = workflow.parameters().stream()
                .map(parameter -> {
                    var map = new LinkedHashMap<String, Object>();
                    map.put("name", parameter.name());
                    map.put("takes", parameter.type().words());
                    map.put("required", parameter.standard().isEmpty());
                    parameter.standard().ifPresent(standard -> map.put("default", standard));
                    map.put("unit", parameter.unit());
                    map.put("description", parameter.documentation());
                    return map;
                })
                .toList();
        var map = new LinkedHashMap<String, Object>();
        map.put("workflow", workflow.name().toString());
        map.put("type", workflow.name().type());
        map.put("calculator", workflow.name().calculator());
        map.put("preset", workflow.name().preset());
        map.put("description", workflow.documentation());
        map.put("parameters", parameters);
        map.put("columns", workflow.columns());
        return map;
    }

    private static String standard(Parameter parameter) {
        return parameter.standard().map(String::valueOf).orElse("(required)");
    }
}
