package io.jadeite.kernel.groovy;

import io.jadeite.kernel.session.CellTypes;
import io.jadeite.kernel.session.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What earlier cells have imported and declared, for later ones. It is put before a cell as text, on the cell's first line, so that the
 * cell compiles alone wherever its source is taken. For the thread of cells.
 */
final class CarriedImports {
    private static final Pattern OWN_IMPORT =
            Pattern.compile("(?m)^\\s*(?:@.*\\s)?import\\s+(?:static\\s+)?([\\w.$]+?)(?:\\s+as\\s+(\\w+))?\\s*(?:;|$)");
    private static final Pattern OWN_TYPE = Pattern.compile("\\b(?:class|interface|enum|record|trait)\\s+(\\w+)");

    private final Map<String, Import> named = new LinkedHashMap<>();
    private final Map<String, Import> all = new LinkedHashMap<>();

    /**
     * An import as it is written.
     *
     * @param word by which code uses it; empty for all of a package or class
     */
    record Import(String word, String line) {
        static Import of(String type, String alias) {
            var simple = type.substring(type.lastIndexOf('.') + 1);
            return new Import(alias, "import %s%s;".formatted(type, simple.equals(alias) ? "" : " as " + alias));
        }

        static Import all(String packageName) {
            return new Import("", "import %s*;".formatted(packageName));
        }

        static Import member(String type, String member, String alias) {
            return new Import(
                    alias, "import static %s.%s%s;".formatted(type, member, member.equals(alias) ? "" : " as " + alias));
        }

        static Import allMembers(String type) {
            return new Import("", "import static %s.*;".formatted(type));
        }
    }

    void add(List<Import> imports) {
        for (var one : imports) {
            if (one.word().isEmpty()) {
                all.put(one.line(), one);
            } else {
                named.put(one.word(), one);
            }
        }
    }

    /** Types of cells that are declared anew take the place of what was imported under their name. */
    void forget(String word) {
        named.remove(word);
    }

    /** What a cell needs of them, in one line. */
    String before(String code, CellTypes types) {
        var words = Words.of(code);
        var own = own(code);
        var needed = new LinkedHashMap<String, String>();
        words.forEach(word -> types.find(word).ifPresent(type -> needed.put(word, Import.of(type.imported(), word).line())));
        named.forEach((word, one) -> {
            if (words.contains(word)) {
                needed.put(word, one.line());
            }
        });
        needed.keySet().removeAll(own);
        return all.values().stream().map(Import::line).collect(Collectors.joining())
                + String.join("", needed.values());
    }

    /** Names that a cell gives a meaning of its own. */
    private static Set<String> own(String code) {
        var own = OWN_IMPORT
                .matcher(code)
                .results()
                .map(found -> found.group(2) != null
                        ? found.group(2)
                        : found.group(1).substring(found.group(1).lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
        OWN_TYPE.matcher(code).results().forEach(found -> own.add(found.group(1)));
        return own;
    }
}
