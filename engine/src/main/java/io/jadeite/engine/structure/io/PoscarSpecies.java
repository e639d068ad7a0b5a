package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.io.Poscar.Block;
import io.jadeite.engine.structure.io.Poscar.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which atoms a POSCAR says it has: names (VASP 5) and counts. VASP 4 gives counts only; then the names at the ends of
 * the position lines are taken, else those in the comment, and never a guess.
 *
 * @param names empty in a file of VASP 4
 * @param counts as many as names
 * @param countsLine where they stand, from 1
 */
record PoscarSpecies(List<String> names, List<Integer> counts, int countsLine) {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d+");
    private static final Pattern MODE = Pattern.compile("(?i)(direct|cart|select).*");
    private static final Pattern NAME_WITH_COUNT = Pattern.compile("([A-Z][a-z]?)(\\d*)");
    private static final Pattern FORMULA = Pattern.compile("(" + NAME_WITH_COUNT.pattern() + "\\s*)+");

    private static final int LONGEST_FORMULA = 1000;

    long atoms() {
        return counts.stream().mapToLong(Integer::intValue).sum();
    }

    /** Of a name with the potential's suffix and hash: {@code Fe_pv/f474ac0d} is iron. */
    static Optional<Element> element(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '_' && name.charAt(end) != '/') {
            end++;
        }
        return Element.ofSymbol(name.substring(0, end));
    }

    /** Null where the counts can't be told, which leaves nothing to say of what follows. */
    static @Nullable PoscarSpecies read(PoscarLines lines) {
        if (isMode(lines.peek())) {
            lines.wrong(
                    lines.number(),
                    "expected the names of the elements, and below them how many atoms there are of each",
                    lines.peek(),
                    "Add these two lines above it.");
            return null;
        }
        var names = names(lines);
        int countsLine = lines.number();
        var counts = counts(lines, names);
        if (counts == null) {
            return null;
        }
        if (!names.isEmpty() && counts.size() != names.size()) {
            lines.problem(
                    countsLine,
                    "expected %d counts of atoms, one for each of %s, found %d: %s. Correct this line or the names above it."
                            .formatted(names.size(), String.join(" ", names), counts.size(), joined(counts)));
        }
        return new PoscarSpecies(names, counts, countsLine);
    }

    private static List<String> names(PoscarLines lines) {
        var names = new ArrayList<String>();
        while (!lines.atEnd() && !beginsWithNumber(lines.peek())) {
            var words = PoscarLines.wordsBeforeRemark(lines.peek());
            boolean continued = words.stream().anyMatch(word -> element(word).isPresent());
            if (words.isEmpty() || (!names.isEmpty() && !continued)) {
                break;
            }
            for (var word : words) {
                if (element(word).isEmpty()) {
                    lines.problem(lines.number(), unknown(word));
                }
            }
            names.addAll(words);
            lines.next();
        }
        return names;
    }

    private static boolean beginsWithNumber(String line) {
        var words = PoscarLines.words(line);
        var first = words.isEmpty() ? "" : words.getFirst();
        int sign = first.startsWith("-") || first.startsWith("+") ? 1 : 0;
        return first.length() > sign && (first.charAt(sign) == '.' || Character.isDigit(first.charAt(sign)));
    }

    private static boolean isMode(String line) {
        return MODE.matcher(line.strip()).matches();
    }

    private static String unknown(String word) {
        return "expected names of elements, found '%s', which is none.%s"
                .formatted(
                        PoscarLines.shortened(word),
                        Nearest.question(word.replaceFirst("[_/].*", ""), Element.symbols()));
    }

    private static @Nullable List<Integer> counts(PoscarLines lines, List<String> names) {
        var counts = new ArrayList<Integer>();
        boolean legible = true;
        do {
            int number = lines.number();
            var line = lines.next();
            var words = PoscarLines.wordsBeforeRemark(line);
            if (words.isEmpty()) {
                lines.wrong(
                        number,
                        "expected the number of atoms of each element",
                        line,
                        "Add it as whole numbers: 4 4 16.");
                return null;
            }
            if (isMode(line)) {
                lines.wrong(
                        number,
                        "expected the number of atoms of each element",
                        line,
                        "Add it above, as whole numbers: 4 4 16.");
                return null;
            }
            for (var word : words) {
                var count = count(word);
                if (count == null) {
                    lines.wrong(
                            number, "expected how many atoms there are, whole numbers from 1 on", word, advice(word));
                    legible = false;
                } else {
                    counts.add(count);
                }
            }
        } while (legible && continues(lines, names, counts));
        return legible ? counts : null;
    }

    private static boolean continues(PoscarLines lines, List<String> names, List<Integer> counts) {
        var words = PoscarLines.wordsBeforeRemark(lines.peek());
        return !words.isEmpty()
                && (names.isEmpty() || counts.size() < names.size())
                && words.stream().allMatch(word -> WHOLE_NUMBER.matcher(word).matches());
    }

    private static @Nullable Integer count(String word) {
        try {
            int count = Integer.parseInt(word);
            return count > 0 ? count : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static String advice(String word) {
        return word.matches("[+-]?0+") ? "Remove the element that has no atoms, its name and its count." : "";
    }

    /** Null where no names are to be had, which is then a problem of the lines. */
    @Nullable
    List<Block> blocks(String comment, List<@Nullable Position> positions, PoscarLines lines) {
        var known = names;
        if (known.isEmpty()) {
            if (positions.size() < atoms() || positions.contains(null)) {
                return null;
            }
            known = namesAtLineEnds(positions, lines);
            if (known.isEmpty()) {
                known = namesInComment(comment);
            }
            if (known.isEmpty() && !lines.hasProblems()) {
                lines.problem(
                        countsLine,
                        "the file doesn't say which elements its atoms are (VASP 4 left that to the POTCAR). Add a line with %d names of elements above the counts '%s'."
                                .formatted(counts.size(), joined(counts)));
            }
        }
        return lines.hasProblems() ? null : paired(known);
    }

    private List<Block> paired(List<String> known) {
        return IntStream.range(0, known.size())
                .mapToObj(i -> new Block(known.get(i), element(known.get(i)).orElseThrow(), counts.get(i)))
                .toList();
    }

    private List<String> namesAtLineEnds(List<@Nullable Position> positions, PoscarLines lines) {
        var found = new ArrayList<String>();
        int first = 0;
        for (int count : counts) {
            var ofBlock = positions.subList(first, first + count).stream()
                    .map(position -> position == null ? "" : position.note().replaceFirst(" .*", ""))
                    .distinct()
                    .toList();
            if (ofBlock.stream().anyMatch(name -> element(name).isEmpty())) {
                return List.of();
            }
            if (ofBlock.size() > 1) {
                lines.problem(
                        countsLine,
                        "the counts make atoms %d to %d one species, but the names at their line ends are %s. Correct the counts, or add a line of names above them."
                                .formatted(first + 1, first + count, String.join(", ", ofBlock)));
            }
            found.add(ofBlock.getFirst());
            first += count;
        }
        return found;
    }

    /** Where the whole comment is one name for each count ("Fe P O"), or the formula with these counts ("Fe4P4O16"). */
    private List<String> namesInComment(String comment) {
        if (comment.length() > LONGEST_FORMULA || !FORMULA.matcher(comment).matches()) {
            return List.of();
        }
        var parts = NAME_WITH_COUNT.matcher(comment).results().toList();
        boolean fits = parts.size() == counts.size()
                && IntStream.range(0, parts.size()).allMatch(i -> {
                    var count = parts.get(i).group(2);
                    return element(parts.get(i).group(1)).isPresent()
                            && (count.isEmpty() || count.equals(String.valueOf(counts.get(i))));
                });
        return fits ? parts.stream().map(part -> part.group(1)).toList() : List.of();
    }

    private static String joined(List<Integer> counts) {
        return String.join(" ", counts.stream().map(String::valueOf).toList());
    }
}
