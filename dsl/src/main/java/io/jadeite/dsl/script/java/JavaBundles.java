package io.jadeite.dsl.script.java;

import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.dsl.script.flow.UserWorkflow.Signature;
import io.jadeite.dsl.script.flow.Version;
import io.jadeite.dsl.script.flow.WorkflowUse;
import io.jadeite.dsl.script.value.Encoder;
import io.jadeite.dsl.script.value.Tag;
import io.jadeite.engine.bundle.Bundle;
import io.jadeite.engine.bundle.Parcel;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.text.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes bundles of workflows in Java. */
public final class JavaBundles {
    public static final String LANGUAGE = "java";
    /** In the place of the value of a variable that holds the session. */
    public static final String SESSION = "session";

    private static final Pattern WORKFLOW = Pattern.compile("\"([a-z0-9][a-z0-9-]*(?:\\.[a-z0-9][a-z0-9-]*){2})\"");

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
        return snippets.sliceOf(body).map(slice -> parcel(signature, slice, session, known, within));
    }

    private static Parcel parcel(
            Signature signature,
            JavaSlice slice,
            Class<?> session,
            Function<String, Optional<UserWorkflow>> known,
            List<String> within) {
        var name = signature.name().toString();
        var open = new ArrayList<>(within);
        open.add(name);
        if (within.contains(name)) {
            throw new InputException("%s contains itself by way of others: %s. Nothing could come of it."
                    .formatted(name, String.join(" → ", open)));
        }
        var workflows = new LinkedHashSet<String>();
        WORKFLOW.matcher(slice.source()).results().forEach(found -> workflows.add(found.group(1)));
        var values = values(slice, session, workflows);
        var uses = new TreeMap<String, String>();
        var used = new LinkedHashMap<String, Bundle>();
        var files = new LinkedHashMap<String, Path>();
        workflows.remove(name);
        for (var other : workflows) {
            known.apply(other).map(workflow -> workflow.code().parcel(open)).ifPresent(parcel -> {
                uses.put(other, parcel.bundle().hash());
                used.put(parcel.bundle().hash(), parcel.bundle());
                parcel.used().forEach(bundle -> used.put(bundle.hash(), bundle));
                files.putAll(parcel.jarFiles());
            });
        }
        var content = new LinkedHashMap<String, Object>();
        content.put("source", slice.source());
        content.put("values", values);
        var bundle = new Bundle(
                LANGUAGE,
                name,
                Json.write(content),
                "// %s%n%s%n".formatted(name, slice.readable()),
                List.of(),
                uses,
                Map.of("java", Runtime.version().toString(), "jadeite", Version.current()));
        return new Parcel(bundle, List.copyOf(used.values()), files);
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
