package io.jadeite.engine.bundle;

import io.jadeite.engine.bundle.Bundle.Jar;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.text.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bundle as canonical JSON. */
final class BundleJson {
    private static final String PLACE = "a bundle";

    private BundleJson() {}

    static String write(Bundle bundle) {
        var json = new TreeMap<String, Object>();
        json.put("content", bundle.content());
        json.put("jars", bundle.jars().stream().map(BundleJson::write).toList());
        json.put("language", bundle.language());
        json.put("source", bundle.source());
        json.put("uses", bundle.uses());
        json.put("versions", bundle.versions());
        json.put("workflow", bundle.workflow());
        return Json.write(json);
    }

    static Bundle read(String text) {
        var json = Json.readObject(text, PLACE);
        return new Bundle(
                text(json, "language"),
                text(json, "workflow"),
                text(json, "content"),
                text(json, "source"),
                jars(json.get("jars")),
                texts(json, "uses"),
                texts(json, "versions"));
    }

    private static Map<String, Object> write(Jar jar) {
        return new TreeMap<>(Map.of("name", jar.name(), "sha256", jar.sha256()));
    }

    private static List<Jar> jars(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw wrong("jars");
        }
        return list.stream()
                .map(jar -> jar instanceof Map<?, ?> map ? new Jar(text(map, "name"), text(map, "sha256")) : jarOf(jar))
                .toList();
    }

    private static Jar jarOf(Object found) {
        throw new InputException("%s should list its jars by name and hash, found %s.".formatted(PLACE, found));
    }

    private static Map<String, String> texts(Map<?, ?> json, String name) {
        if (!(json.get(name) instanceof Map<?, ?> map)) {
            throw wrong(name);
        }
        var texts = new TreeMap<String, String>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return texts;
    }

    private static String text(Map<?, ?> json, String name) {
        if (!(json.get(name) instanceof String text)) {
            throw wrong(name);
        }
        return text;
    }

    private static InputException wrong(String name) {
        return new InputException("%s is not what it should be: it has no '%s'.".formatted(PLACE, name));
    }
}
