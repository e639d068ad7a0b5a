package io.jadeite.dsl.script.groovy;

import groovy.lang.Closure;
import groovy.lang.GroovySystem;
import io.jadeite.dsl.script.flow.UsedCode;
import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.dsl.script.flow.UserWorkflow.Signature;
import io.jadeite.dsl.script.flow.Version;
import io.jadeite.dsl.script.grape.Libraries;
import io.jadeite.engine.bundle.Bundle;
import io.jadeite.engine.bundle.Parcel;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes bundles of closures. */
final class GroovyBundles {
    static final String LANGUAGE = "groovy";

    private GroovyBundles() {}

    /** @throws InputException with everything that can't travel, by name and line */
    static Parcel parcel(
            Signature signature,
            Closure<?> closure,
            Set<String> words,
            Function<String, Optional<UserWorkflow>> known,
            List<String> within) {
        var name = signature.name().toString();
        var found = new Slicer(words).slice(closure);
        var used = UsedCode.of(name, found.workflows(), known, within);
        var jars = Libraries.of(found.classes(), closure.getClass().getClassLoader());
        var bundle = new Bundle(
                LANGUAGE,
                name,
                Json.write(content(signature, found)),
                source(name, found),
                Libraries.jars(jars),
                used.uses(),
                Map.of(
                        "groovy", GroovySystem.getVersion(),
                        "java", Runtime.version().toString(),
                        "jadeite", Version.current()));
        return used.parcel(bundle, Libraries.files(jars));
    }

    private static Map<String, Object> content(Signature signature, Slicer.Found found) {
        var content = new LinkedHashMap<String, Object>();
        content.put("signature", SignatureJson.write(signature));
        content.put(
                "sources",
                found.made().sources().stream()
                        .map(source -> List.of(source.file(), source.script(), source.text()))
                        .toList());
        content.put(
                "entries",
                found.made().entries().stream().map(Slice.Entry::toJson).toList());
        content.put("variables", found.variables());
        content.put("links", found.links());
        return content;
    }

    /** What people read: the pieces as they were written, and the values that they captured. */
    private static String source(String name, Slicer.Found found) {
        var text = new StringBuilder("// %s%n".formatted(name));
        var values = new LinkedHashMap<String, Object>();
        for (var entry : found.made().entries()) {
            for (int i = 0; i < entry.captured().size(); i++) {
                values.put(
                        entry.captured().get(i), String.valueOf(entry.values().get(i)));
            }
        }
        found.variables().forEach((variable, value) -> values.put(variable, String.valueOf(value)));
        values.forEach((variable, value) -> text.append("// with %s = %s%n".formatted(variable, shortened(value))));
        return text.append(found.made().readable()).toString();
    }

    private static String shortened(Object value) {
        var text = String.valueOf(value);
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
