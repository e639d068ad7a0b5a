package io.jadeite.kernel.help;

import io.jadeite.dsl.script.Definition;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.Workflow;
import io.jadeite.kernel.session.Variables;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workflows that a cell could name: those that are installed, and those that variables hold. Threads may share it. */
final class Workflows {
    private final Supplier<Settings> settings;
    private final Variables variables;
    private @Nullable Catalogue catalogue;

    Workflows(Supplier<Settings> settings, Variables variables) {
        this.settings = settings;
        this.variables = variables;
    }

    List<Workflow> all() {
        return Stream.concat(own(), catalogue().workflows().stream()).toList();
    }

    Optional<Workflow> find(String name) {
        return all().stream()
                .filter(workflow -> workflow.name().toString().equals(name))
                .findFirst();
    }

    /** That of a variable. */
    Optional<Workflow> of(String variable) {
        return variables.has(variable) && variables.get(variable) instanceof Definition definition
                ? Optional.of(definition.workflow())
                : Optional.empty();
    }

    private Stream<Workflow> own() {
        return variables.names().stream().flatMap(name -> of(name).stream());
    }

    private synchronized Catalogue catalogue() {
        if (catalogue == null) {
            catalogue = Catalogue.installed(settings.get());
        }
        return catalogue;
    }

    /** A workflow with all that it takes, as text. */
    static String described(Workflow workflow) {
        var text = new StringBuilder("%s%n%s%n".formatted(workflow.name(), workflow.documentation()));
        for (var parameter : workflow.parameters()) {
            text.append("%n  %s: %s".formatted(name(parameter), described(parameter)));
        }
        return text.toString();
    }

    /** As a Markdown table. */
    static String table(Workflow workflow) {
        var text = new StringBuilder("**%s**%n%n%s%n%n| input | kind | usual | |%n|---|---|---|---|%n"
                .formatted(workflow.name(), workflow.documentation()));
        for (var parameter : workflow.parameters()) {
            text.append("| `%s` | %s | %s | %s |%n"
                    .formatted(name(parameter), parameter.type().words(), usual(parameter), parameter.documentation()));
        }
        return text.toString();
    }

    static String described(Parameter parameter) {
        var usual = usual(parameter);
        return "%s%s. %s"
                .formatted(
                        parameter.type().words(),
                        usual.isEmpty() ? "" : ", usually " + usual,
                        parameter.documentation());
    }

    private static String usual(Parameter parameter) {
        var unit = parameter.unit().isEmpty() ? "" : " " + parameter.unit();
        return parameter.standard().map(value -> value + unit).orElse("");
    }

    /** As cells write it. */
    static String name(Parameter parameter) {
        var text = new StringBuilder();
        boolean isUpper = false;
        for (char letter : parameter.name().toCharArray()) {
            if (letter == '_') {
                isUpper = true;
            } else {
                text.append(isUpper ? Character.toUpperCase(letter) : letter);
                isUpper = false;
            }
        }
        return text.toString();
    }
}
