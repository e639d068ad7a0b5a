package io.jadeite.dsl.script.groovy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a Groovy source: its text, and where in it methods, types, fields and closures stand and what they use. Plain data,
 * made while it is compiled and kept with its classes.
 *
 * @param name the file's, without folders
 * @param script the full name of the script's class
 */
record SourceIndex(
        String name,
        String script,
        String text,
        List<Import> imports,
        List<Piece> pieces,
        List<ClosurePiece> closures) {
    SourceIndex {
        imports = List.copyOf(imports);
        pieces = List.copyOf(pieces);
        closures = List.copyOf(closures);
    }

    /**
     * @param word by which the text uses it; empty for all of a package or class
     * @param kept whether it must be kept where nobody knows what it is for
     */
    record Import(String word, boolean kept, Range range) {}

    /** What a piece is. */
    enum Kind {
        METHOD,
        FIELD,
        TYPE,
        PACKAGE
    }

    /** A declaration at the top of a source; a type is named in full. */
    record Piece(Kind kind, String name, Range range, Uses uses) {}

    /**
     * @param parameters with their usual values
     * @param captured locals around it, that it uses
     * @param changed of these, and of the script's variables, those that it assigns, each with its line
     * @param inType in the methods of which class it stands; empty: in the script
     * @param tags those that it gives its runs; a wrong one is told by {@link Uses#refused}
     */
    record ClosurePiece(
            Range range,
            List<Parameter> parameters,
            List<String> captured,
            Map<String, Integer> changed,
            String inType,
            List<String> tags,
            Uses uses) {}

    /**
     * @param standard a constant; empty: it has none
     * @param isOptional whether it has a usual value, also one that is no constant
     */
    record Parameter(String name, Optional<Object> standard, boolean isOptional) {}

    /** The text of a range of it. */
    String text(Range range) {
        var offsets = range.in(text);
        return text.substring(offsets.from(), offsets.to());
    }

    Optional<ClosurePiece> closure(Range range) {
        return closures.stream()
                .filter(closure -> closure.range().equals(range))
                .findFirst();
    }

    Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", name);
        json.put("script", script);
        json.put("text", text);
        json.put("imports", imports.stream().map(SourceIndexJson::write).toList());
        json.put("pieces", pieces.stream().map(SourceIndexJson::write).toList());
        json.put("closures", closures.stream().map(SourceIndexJson::write).toList());
        return json;
    }
}
