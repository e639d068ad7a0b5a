package io.jadeite.dsl.script.java;

import io.jadeite.dsl.script.flow.UsedCode;
import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.dsl.script.flow.UserWorkflow.Signature;
import io.jadeite.dsl.script.flow.Version;
import io.jadeite.dsl.script.flow.WorkflowUse;
import io.jadeite.dsl.script.grape.Libraries;
import io.jadeite.dsl.script.value.Encoder;
import io.jadeite.dsl.script.value.Tag;
import io.jadeite.engine.bundle.Bundle;
import io.jadeite.engine.bundle.Parcel;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.text.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes bundles of workflows in Java. */
public final class JavaBundles {
    public static final String LANGUAGE = "java";
    /** In the place of the value of a variable that holds the session. */
    public static final String SESSION = "session";

    private static final Pattern WORKFLOW = Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*){2}");

    private JavaBundles() {}

    /**
     * The code of a body, where it was made by a snippet.
     *
     * @param session the kind of the session, of which the code defines the workflow
     * @throws InputException with everything that can't travel, by name
     */
    public static Optional<Parcel> parcel(
            Signature signature,
            Object body,
            JavaSnippets snippets,
            Class<?> session,
            Function<String, Optional<UserWorkflow>> known,
            List<String> within) {
        var loader = Objects.requireNonNull(body.getClass().getClassLoader());
        return snippets.sliceOf(body).map(slice -> parcel(signature, slice, session, known, within, loader));
    }

    private static Parcel parcel(
            Signature signature,
            JavaSlice slice,
            Class<?> session,
            Function<String, Optional<UserWorkflow>> known,
            List<String> within,
            ClassLoader loader) {
        var name = signature.name().toString();
        var workflows = new LinkedHashSet<String>();
        slice.texts().stream().filter(WORKFLOW.asMatchPredicate()).forEach(workflows::add);
        var values = values(slice, session, workflows);
        var used = UsedCode.of(name, workflows, known, within);
        var jars = Libraries.of(slice.classes(), loader);
        var content = new LinkedHashMap<String, Object>();
        content.put("source", slice.source());
        content.put("values", values);
        var bundle = new Bundle(
                LANGUAGE,
                name,
                Json.write(content),
                "// %s%n%s%n".formatted(name, slice.readable()),
                Libraries.jars(jars),
                used.uses(),
                Map.of("java", Runtime.version().toString(), "jadeite", Version.current()));
        return used.parcel(bundle, Libraries.files(jars));
    }

    private static Map<String, @Nullable Object> values(JavaSlice slice, Class<?> session, Set<String> workflows) {
        var encoder = new Encoder(
                (value, path) -> {
                    if (value instanceof WorkflowUse use) {
                        workflows.add(use.name().toString());
                        return Optional.of(Tag.of("workflow", use.name().toString()));
                    }
                    return session.isInstance(value) ? Optional.of(Tag.of(SESSION, "")) : Optional.empty();
                },
                type -> {});
        var problems = new Problems();
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var variable : slice.variables()) {
            problems.collect(() -> {
                values.put(variable.name(), encoder.encode(variable.value(), "'" + variable.name() + "'"));
                return true;
            });
        }
        problems.throwIfAny();
        return values;
    }
}
