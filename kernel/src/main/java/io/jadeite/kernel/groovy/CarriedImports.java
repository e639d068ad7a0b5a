package io.jadeite.kernel.groovy;

import io.jadeite.kernel.session.CellTypes;
import io.jadeite.kernel.session.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Map<String, Since> named = new ConcurrentHashMap<>();
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
                    alias,
                    "import static %s.%s%s;".formatted(type, member, member.equals(alias) ? "" : " as " + alias));
        }

        static Import allMembers(String type) {
            return new Import("", "import static %s.*;".formatted(type));
        }
    }

    /** Which of an import and a type of the same name is newer. */
    private record Since(Import what, int since) {}

    /** @param since as {@link CellTypes.Declared} counts */
    void add(List<Import> imports, int since) {
        for (var one : imports) {
            if (one.word().isEmpty()) {
                all.put(one.line(), one);
            } else {
                named.put(one.word(), new Since(one, since));
            }
        }
    }

    /** The full name of the class that is imported under a name; any thread may ask. */
    Optional<String> type(String word) {
        return Optional.ofNullable(named.get(word))
                .map(found -> found.what().line())
                .filter(line -> !line.startsWith("import static"))
                .map(line -> line.replaceAll("^import |( as \\w+)?;$", ""));
    }

    /** What a cell needs of them, in one line. */
    String before(String code, CellTypes types) {
        var words = Words.of(code);
        var own = own(code);
        var needed = new LinkedHashMap<String, String>();
        for (var word : words) {
            var type = types.find(word);
            var named = Optional.ofNullable(this.named.get(word))
                    .filter(found ->
                            type.isEmpty() || found.since() >= type.get().since())
                    .map(Since::what);
            named.or(() -> type.map(found -> Import.of(found.imported(), word)))
                    .ifPresent(found -> needed.put(word, found.line()));
        }
        needed.keySet().removeAll(own);
        return all.values().stream().map(Import::line).collect(Collectors.joining()) + String.join("", needed.values());
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
