package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The lines of a file, read one after the other, and what was found wrong with them. For one thread. */
final class PoscarLines {
    private static final int MOST_PROBLEMS = 10;
    private static final int MOST_QUOTED = 60;
    private static final String THREE_NUMBERS = "Write them apart by blanks: 0.0 0.5 0.25.";
    private static final String FUSED = "(?<=[0-9.])(?=-)";

    private final String source;
    private final List<String> lines;
    private final List<String> problems = new ArrayList<>();
    private int problemsLeftOut;
    private boolean endIsTold;
    private int read;

    PoscarLines(String source, String text) {
        this.source = source;
        this.lines = text.stripTrailing().lines().toList();
    }

    boolean atEnd() {
        return read == lines.size();
    }

    /** Whether only blank lines follow. */
    boolean onlyBlanksFollow() {
        for (int i = read; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    int left() {
        return lines.size() - read;
    }

    /** Of the line that comes next, counted from 1. */
    int number() {
        return read + 1;
    }

    /** The next line, or an empty one after the last. */
    String peek() {
        return atEnd() ? "" : lines.get(read);
    }

    String next() {
        var line = peek();
        read = Math.min(read + 1, lines.size());
        return line;
    }

    /** All that is left, without the blank lines around it. */
    String rest() {
        var rest = new ArrayList<>(lines.subList(read, lines.size()).stream()
                .map(String::stripTrailing)
                .toList());
        while (!rest.isEmpty() && rest.getFirst().isEmpty()) {
            rest.removeFirst();
        }
        read = lines.size();
        return String.join("\n", rest);
    }

    /** Words apart by blanks or commas, as Fortran reads them. */
    static List<String> words(String line) {
        var words = new ArrayList<String>(6);
        int start = -1;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            boolean between = letter == ' ' || letter == '\t' || letter == ',';
            if (between && start >= 0) {
                words.add(line.substring(start, i));
                start = -1;
            } else if (!between && start < 0) {
                start = i;
            }
        }
        if (start >= 0) {
            words.add(line.substring(start));
        }
        return words;
    }

    /** The words before a remark that begins with ! or #. */
    static List<String> wordsBeforeRemark(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != '!' && line.charAt(end) != '#') {
            end++;
        }
        return words(line.substring(0, end));
    }

    /** Reads a line that begins with three numbers; where it doesn't, that is a problem and the answer is null. */
    @Nullable
    Vector vector(Supplier<String> meaning) {
        int number = number();
        var line = next();
        return vector(number, line, coordinateWords(line), meaning);
    }

    /** @param meaning what the numbers are, in messages */
    @Nullable
    Vector vector(int number, String line, List<String> words, Supplier<String> meaning) {
        if (words.size() < 3) {
            wrong(number, "expected three numbers, %s".formatted(meaning.get()), line, THREE_NUMBERS);
            return null;
        }
        double x = FortranNumber.parse(words.get(0));
        double y = FortranNumber.parse(words.get(1));
        double z = FortranNumber.parse(words.get(2));
        if (!Double.isNaN(x + y + z)) {
            return new Vector(x, y, z);
        }
        for (int i = 0; i < 3; i++) {
            if (Double.isNaN(FortranNumber.parse(words.get(i)))) {
                wrong(
                        number,
                        "expected three finite numbers, %s".formatted(meaning.get()),
                        words.get(i),
                        advice(words.get(i)));
                return null;
            }
        }
        throw new IllegalStateException("one of three finite numbers isn't finite");
    }

    /** Fortran leaves no blank between numbers that fill their columns: 0.25-100.5. */
    static List<String> coordinateWords(String line) {
        var words = words(line);
        if (words.size() >= 3 || line.isBlank()) {
            return words;
        }
        var apart = words.stream()
                .flatMap(word -> List.of(word.split(FUSED)).stream())
                .toList();
        return apart.size() == 3 ? apart : words;
    }

    /** What is missing after the last line is told once. */
    void wrong(int number, String expected, String found, String advice) {
        boolean ended = number > lines.size();
        if (ended && endIsTold) {
            return;
        }
        endIsTold |= ended;
        var what = ended
                ? "the end of the file"
                : found.isBlank() ? "an empty line" : "'" + shortened(found.strip()) + "'";
        problem(number, "%s, found %s.%s".formatted(expected, what, advice.isEmpty() ? "" : " " + advice));
    }

    void problem(int number, String sentence) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add("%s, line %d: %s".formatted(source, number, sentence));
        } else {
            problemsLeftOut++;
        }
    }

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    InputException refusal() {
        var told = new ArrayList<>(problems);
        if (problemsLeftOut > 0) {
            told.add("%s: and %d more problems like these.".formatted(source, problemsLeftOut));
        }
        return new InputException(told);
    }

    private static String advice(String word) {
        return word.startsWith("*")
                ? "The program that wrote it had no room for the number, so the run it comes from blew up; take an"
                        + " earlier file."
                : THREE_NUMBERS;
    }

    /** Short and fit for a terminal. */
    static String shortened(String found) {
        var start = found.length() <= MOST_QUOTED ? found : found.substring(0, MOST_QUOTED) + "…";
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
