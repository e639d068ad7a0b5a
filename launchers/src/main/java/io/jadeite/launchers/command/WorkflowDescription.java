package io.jadeite.launchers.command;

import io.jadeite.engine.workflow.DescribedWorkflow;
import io.jadeite.engine.workflow.DescribedWorkflow.Section;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
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
        var text = new StringBuilder("%s%n%s%n%n%s%nResult: %s%n"
                .formatted(
                        workflow.name(),
                        workflow.documentation(),
                        table.text(),
                        String.join(", ", workflow.columns())));
        if (workflow instanceof DescribedWorkflow described) {
            described.sections().forEach(section -> text.append("%n%s".formatted(text(section))));
        }
        return text.toString();
    }

    private static String text(Section section) {
        var table = new TextTable(section.columns().toArray(String[]::new));
        section.rows().forEach(row -> table.add(row.toArray(String[]::new)));
        return table.text();
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
        if (workflow instanceof DescribedWorkflow described) {
            described.sections().forEach(section -> map.put(section.title(), json(section)));
        }
        return map;
    }

    private static List<Map<String, Object>> json(Section section) {
        return section.rows().stream()
                .map(row -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    for (int i = 0; i < row.size(); i++) {
                        object.put(section.columns().get(i), row.get(i));
                    }
                    return object;
                })
                .toList();
    }

    private static String standard(Parameter parameter) {
        return parameter
                .standard()
                .map(standard -> standard.equals(Map.of()) ? "" : String.valueOf(standard))
                .orElse("(required)");
    }
}
