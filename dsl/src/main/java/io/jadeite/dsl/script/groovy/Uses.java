package io.jadeite.dsl.script.groovy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a piece of code names and doesn't have itself.
 *
 * @param methods called on nothing, as methods of the script are
 * @param types by their full names
 * @param names neither locals nor parameters: fields and variables of the script, or the DSL's words
 * @param texts constant texts that could be names of workflows
 * @param refused what can't be seen through, each with its line: {@code line 3: …}
 */
record Uses(Set<String> methods, Set<String> types, Set<String> names, Set<String> texts, List<String> refused) {
    Uses {
        methods = Set.copyOf(methods);
        types = Set.copyOf(types);
        names = Set.copyOf(names);
        texts = Set.copyOf(texts);
        refused = List.copyOf(refused);
    }

    Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("methods", new TreeSet<>(methods));
        json.put("types", new TreeSet<>(types));
        json.put("names", new TreeSet<>(names));
        json.put("texts", new TreeSet<>(texts));
        json.put("refused", refused);
        return json;
    }

    static Uses ofJson(Map<?, ?> json) {
        return new Uses(
                words(json, "methods"),
                words(json, "types"),
                words(json, "names"),
                words(json, "texts"),
                List.copyOf(words(json, "refused")));
    }

    private static Set<String> words(Map<?, ?> json, String name) {
        var words = new LinkedHashSet<String>();
        if (json.get(name) instanceof List<?> list) {
            list.forEach(word -> words.add(String.valueOf(word)));
        }
        return words;
    }
}
