package io.jadeite.dsl.script.groovy;

import io.jadeite.dsl.script.groovy.SourceIndex.Kind;
import io.jadeite.dsl.script.groovy.SourceIndex.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of some sources a workflow needs: pieces that are kept, and closures that become methods. For one thread. */
final class Slice {
    /** A closure, as a method of a masked script that makes it again of what it captured. */
    record Entry(String script, String method, List<String> captured, List<@Nullable Object> values) {
        Map<String, Object> toJson() {
            var json = new LinkedHashMap<String, Object>();
            json.put("script", script);
            json.put("method", method);
            json.put("values", values);
            return json;
        }
    }

    /**
     * A masked source.
     *
     * @param script the full name of the script's class; empty: it has none
     */
    record MaskedSource(String file, String script, String text) {}

    private static final class Part {
        private final SourceIndex index;
        private final Set<Piece> pieces = new LinkedHashSet<>();
        private final Map<Integer, Range> closures = new LinkedHashMap<>();

        Part(SourceIndex index) {
            this.index = index;
        }
    }

    private final Map<Class<?>, Part> parts = new LinkedHashMap<>();
    private final Map<Integer, Entry> entries = new TreeMap<>();

    /** False where it was kept before. */
    boolean keep(Sources.Place place, Piece piece) {
        return part(place).pieces.add(piece);
    }

    void enter(int number, Sources.Place place, Entry entry) {
        part(place).closures.put(number, place.range());
        entries.put(number, entry);
    }

    static String method(int number) {
        return "wf$" + number;
    }

    /** The masked sources, and the entries with the scripts in which they ended up. */
    record Made(List<MaskedSource> sources, List<Entry> entries, String readable) {}

    Made make() {
        var sources = new ArrayList<MaskedSource>();
        var placed = new TreeMap<>(entries);
        var readable = new StringBuilder();
        for (var part : parts.values()) {
            make(part, sources, placed);
            readable(part, readable);
        }
        return new Made(
                sources, List.copyOf(placed.values()), readable.toString().stripTrailing() + "\n");
    }

    private Part part(Sources.Place place) {
        return parts.computeIfAbsent(place.holder(), holder -> new Part(place.index()));
    }

    private void make(Part part, List<MaskedSource> sources, Map<Integer, Entry> placed) {
        var index = part.index;
        var ranges = new ArrayList<Range>();
        var mask = new Mask(index.text());
        for (var piece : part.pieces) {
            mask.keep(piece.range());
            ranges.add(piece.range());
        }
        // Groovy makes no script of a source that has types alone.
        boolean isScript =
                part.pieces.stream().anyMatch(piece -> piece.kind() == Kind.METHOD || piece.kind() == Kind.FIELD);
        var alone = new ArrayList<Integer>();
        for (var closure : part.closures.entrySet()) {
            if (ranges.stream().anyMatch(closure.getValue()::overlaps)) {
                alone.add(closure.getKey());
            } else {
                enter(mask, closure.getKey(), closure.getValue());
                ranges.add(closure.getValue());
                isScript = true;
            }
        }
        sources.add(masked(index, mask, ranges, isScript ? index.script() : "", ""));
        for (int number : alone) {
            var suffix = "_" + number;
            var own = new Mask(index.text());
            var range = Objects.requireNonNull(part.closures.get(number));
            enter(own, number, range);
            sources.add(masked(index, own, List.of(range), index.script() + suffix, suffix));
            var entry = Objects.requireNonNull(entries.get(number));
            placed.put(number, new Entry(entry.script() + suffix, entry.method(), entry.captured(), entry.values()));
        }
    }

    private void enter(Mask mask, int number, Range range) {
        var entry = Objects.requireNonNull(entries.get(number));
        mask.keep(range, "def %s(%s){return ".formatted(entry.method(), String.join(", ", entry.captured())), "};");
    }

    private static MaskedSource masked(SourceIndex index, Mask mask, List<Range> kept, String script, String suffix) {
        var text = new StringBuilder();
        kept.forEach(range -> text.append(index.text(range)).append('\n'));
        for (var one : index.imports()) {
            if (one.kept() || isWordOf(one.word(), text)) {
                mask.keepImport(one.range());
            }
        }
        index.pieces().stream()
                .filter(piece -> piece.kind() == Kind.PACKAGE)
                .forEach(piece -> mask.keep(piece.range()));
        int dot = index.name().lastIndexOf('.');
        var file = dot < 0
                ? index.name() + suffix
                : index.name().substring(0, dot) + suffix + index.name().substring(dot);
        return new MaskedSource(file, script, mask.apply());
    }

    private static boolean isWordOf(String word, CharSequence text) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(text)
                .find();
    }

    private void readable(Part part, StringBuilder readable) {
        readable.append("// ").append(part.index.name()).append('\n');
        part.index.imports().stream()
                .map(one -> part.index.text(one.range()))
                .forEach(text -> readable.append(text).append('\n'));
        for (var piece : part.pieces) {
            readable.append('\n').append(part.index.text(piece.range())).append('\n');
        }
        part.closures.forEach((number, range) -> readable.append(number == 0 ? "\n// the workflow\n" : "\n")
                .append(part.index.text(range))
                .append('\n'));
        readable.append('\n');
    }
}
