package io.jadeite.dsl.script.groovy;

import io.jadeite.dsl.script.groovy.SourceIndex.ClosurePiece;
import io.jadeite.dsl.script.groovy.SourceIndex.Import;
import io.jadeite.dsl.script.groovy.SourceIndex.Kind;
import io.jadeite.dsl.script.groovy.SourceIndex.Parameter;
import io.jadeite.dsl.script.groovy.SourceIndex.Piece;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A source's index as JSON. */
final class SourceIndexJson {
    private SourceIndexJson() {}

    static Object write(Import one) {
        return List.of(one.word(), one.kept(), one.range().toJson());
    }

    static Object write(Piece piece) {
        return List.of(
                piece.kind().name(),
                piece.name(),
                piece.range().toJson(),
                piece.uses().toJson());
    }

    static Object write(ClosurePiece closure) {
        var json = new LinkedHashMap<String, Object>();
        json.put("range", closure.range().toJson());
        json.put(
                "parameters",
                closure.parameters().stream().map(SourceIndexJson::write).toList());
        json.put("captured", closure.captured());
        json.put("changed", closure.changed());
        json.put("in", closure.inType());
        json.put("tags", closure.tags());
        json.put("uses", closure.uses().toJson());
        return json;
    }

    static SourceIndex read(Map<String, Object> json) {
        return new SourceIndex(
                text(json, "name"),
                text(json, "script"),
                text(json, "text"),
                list(json, "imports").stream().map(SourceIndexJson::readImport).toList(),
                list(json, "pieces").stream().map(SourceIndexJson::readPiece).toList(),
                list(json, "closures").stream()
                        .map(one -> readClosure((Map<?, ?>) one))
                        .toList());
    }

    private static Object write(Parameter parameter) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", parameter.name());
        json.put("optional", parameter.isOptional());
        parameter.standard().ifPresent(value -> json.put("standard", value));
        return json;
    }

    private static Import readImport(Object json) {
        var list = (List<?>) json;
        return new Import((String) list.get(0), (Boolean) list.get(1), Range.ofJson(list.get(2)));
    }

    private static Piece readPiece(Object json) {
        var list = (List<?>) json;
        return new Piece(
                Kind.valueOf((String) list.get(0)), (String) list.get(1), Range.ofJson(list.get(2)), Uses.ofJson((Map<
                                ?, ?>)
                        list.get(3)));
    }

    private static ClosurePiece readClosure(Map<?, ?> json) {
        var changed = new LinkedHashMap<String, Integer>();
        ((Map<?, ?>) value(json, "changed"))
                .forEach((name, line) -> changed.put(String.valueOf(name), ((Number) line).intValue()));
        return new ClosurePiece(
                Range.ofJson(value(json, "range")),
                list(json, "parameters").stream()
                        .map(one -> readParameter((Map<?, ?>) one))
                        .toList(),
                words(json, "captured"),
                changed,
                text(json, "in"),
                words(json, "tags"),
                Uses.ofJson((Map<?, ?>) value(json, "uses")));
    }

    private static Parameter readParameter(Map<?, ?> json) {
        return new Parameter(
                text(json, "name"), Optional.ofNullable(json.get("standard")), (Boolean) value(json, "optional"));
    }

    private static List<String> words(Map<?, ?> json, String name) {
        return list(json, name).stream().map(String::valueOf).toList();
    }

    private static List<?> list(Map<?, ?> json, String name) {
        return (List<?>) value(json, name);
    }

    private static String text(Map<?, ?> json, String name) {
        return (String) value(json, name);
    }

    private static Object value(Map<?, ?> json, String name) {
        return Objects.requireNonNull(json.get(name), name);
    }
}
