package io.jadeite.engine.vasp.input;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.FortranNumber;
import io.jadeite.engine.vasp.input.Kpoints.Automatic;
import io.jadeite.engine.vasp.input.Kpoints.Basis;
import io.jadeite.engine.vasp.input.Kpoints.Centre;
import io.jadeite.engine.vasp.input.Kpoints.Line;
import io.jadeite.engine.vasp.input.Kpoints.Lines;
import io.jadeite.engine.vasp.input.Kpoints.Listed;
import io.jadeite.engine.vasp.input.Kpoints.Mesh;
import io.jadeite.engine.vasp.input.Kpoints.Point;
import io.jadeite.engine.vasp.input.Kpoints.Stop;
import io.jadeite.engine.vasp.input.Kpoints.Tetrahedra;
import io.jadeite.engine.vasp.input.Kpoints.Tetrahedron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a KPOINTS line by line; the first letter of the third line tells the form, as VASP takes it. */
final class KpointsReader {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final List<String> lines;
    private final String place;
    private int next;

    KpointsReader(String text, String place) {
        this.lines = text.lines().map(String::strip).toList();
        this.place = place;
    }

    Kpoints kpoints() {
        var comment = line("a comment");
        int count = whole(words("the number of k-points (0 for a mesh)", 1).getFirst(), "a number of k-points");
        var style = line("the form: Gamma, Monkhorst, Automatic, Line_mode, Reciprocal or Cartesian");
        char letter = style.isEmpty() ? ' ' : style.toLowerCase(Locale.ROOT).charAt(0);
        return switch (letter) {
            case 'a' -> automatic(comment);
            case 'g' -> mesh(comment, Centre.GAMMA);
            case 'm' -> mesh(comment, Centre.MONKHORST);
            case 'l' -> lines(comment, count);
            case 'c', 'k' -> count > 0 ? listed(comment, count, true) : basis(comment, true);
            case 'r', 'd', 'f' -> count > 0 ? listed(comment, count, false) : basis(comment, false);
            default -> {
                // VASP takes any other word for reciprocal coordinates.
                if (count > 0 && Character.isLetter(letter)) {
                    yield listed(comment, count, false);
                }
                throw wrong("should say Gamma, Monkhorst, Automatic, Line_mode, Reciprocal or Cartesian, found '%s'"
                        .formatted(style));
            }
        };
    }

    private Automatic automatic(String comment) {
        double length = real(words("the length of the automatic mesh", 1).getFirst());
        if (!(length > 0 && length < Integer.MAX_VALUE)) {
            throw wrong("should hold the mesh's length, a number above 0, found %s".formatted(length));
        }
        return new Automatic(comment, length);
    }

    private Mesh mesh(String comment, Centre centre) {
        var divisions = words("three divisions", 3).stream()
                .limit(3)
                .map(word -> whole(word, "a division"))
                .toList();
        if (divisions.stream().anyMatch(number -> number < 1)) {
            throw wrong("should hold three divisions above 0, found %s".formatted(divisions));
        }
        boolean hasShift = next < lines.size() && looksLikeShift(lines.get(next));
        return new Mesh(comment, centre, divisions, hasShift ? vector("the mesh's shift") : Vector.ZERO);
    }

    private static boolean looksLikeShift(String line) {
        var words = BLANKS.split(line);
        return words.length >= 3
                && Arrays.stream(words, 0, 3).noneMatch(word -> Double.isNaN(FortranNumber.parse(word)));
    }

    private Basis basis(String comment, boolean cartesian) {
        var vectors = List.of(
                vector("the mesh's first vector"),
                vector("the mesh's second vector"),
                vector("the mesh's third vector"));
        return new Basis(comment, cartesian, vectors, vector("the mesh's shift"));
    }

    private Listed listed(String comment, int count, boolean cartesian) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < count; i++) {
            var words = words("k-point %d of %d and its weight".formatted(i + 1, count), 4);
            points.add(new Point(vector(words), real(words.get(3)), words.size() > 4 ? words.get(4) : ""));
        }
        return new Listed(comment, cartesian, points, tetrahedra(count));
    }

    private Optional<Tetrahedra> tetrahedra(int points) {
        if (next >= lines.size() || !lines.get(next).toLowerCase(Locale.ROOT).startsWith("t")) {
            return Optional.empty();
        }
        next++;
        var words = words("the number of tetrahedra and their volume", 2);
        int count = whole(words.get(0), "a number of tetrahedra");
        double volume = real(words.get(1));
        var list = new ArrayList<Tetrahedron>();
        for (int i = 0; i < count; i++) {
            var numbers = words("tetrahedron %d of %d: a weight and four points".formatted(i + 1, count), 5).stream()
                    .limit(5)
                    .map(word -> whole(word, "a whole number"))
                    .toList();
            if (numbers.subList(1, 5).stream().anyMatch(number -> number < 1 || number > points)) {
                throw wrong("should name four of the %d points, found %s".formatted(points, numbers.subList(1, 5)));
            }
            list.add(new Tetrahedron(numbers.getFirst(), numbers.subList(1, 5)));
        }
        return Optional.of(new Tetrahedra(volume, list));
    }

    private Lines lines(String comment, int divisions) {
        if (divisions < 1) {
            next = 1;
            words("", 1);
            throw wrong("should hold how many points each line has, a number above 0, found %d".formatted(divisions));
        }
        var coordinates = line("Reciprocal or Cartesian").toLowerCase(Locale.ROOT);
        boolean cartesian = coordinates.startsWith("c") || coordinates.startsWith("k");
        var stops = new ArrayList<Stop>();
        while (next < lines.size()) {
            if (lines.get(next).isEmpty()
                    || !"+-.0123456789".contains(lines.get(next).substring(0, 1))) {
                // Between lines, people leave notes.
                next++;
            } else {
                stops.add(stop());
            }
        }
        if (stops.isEmpty() || stops.size() % 2 != 0) {
            throw wrong(
                    "ends with %d points; a line needs two, so their number should be even".formatted(stops.size()));
        }
        var all = new ArrayList<Line>();
        for (int i = 0; i < stops.size(); i += 2) {
            all.add(new Line(stops.get(i), stops.get(i + 1)));
        }
        return new Lines(comment, divisions, cartesian, all);
    }

    private Stop stop() {
        var words = words("an end of a line", 3);
        var label = String.join(" ", words.subList(3, words.size()));
        return new Stop(vector(words), (label.startsWith("!") ? label.substring(1) : label).strip());
    }

    private Vector vector(String what) {
        return vector(words(what, 3));
    }

    private Vector vector(List<String> words) {
        return new Vector(real(words.get(0)), real(words.get(1)), real(words.get(2)));
    }

    private List<String> words(String what, int least) {
        var words = List.of(BLANKS.split(line(what)));
        if (words.size() < least || words.getFirst().isEmpty()) {
            throw wrong("should hold %s, found '%s'".formatted(what, lines.get(next - 1)));
        }
        return words;
    }

    private String line(String what) {
        if (next >= lines.size()) {
            throw new InputException("%s ends after %d line(s); line %d should hold %s."
                    .formatted(place, lines.size(), lines.size() + 1, what));
        }
        return lines.get(next++);
    }

    private int whole(String word, String what) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException _) {
            throw wrong("should hold %s, found '%s'".formatted(what, word));
        }
    }

    private double real(String word) {
        double value = FortranNumber.parse(word);
        if (Double.isNaN(value)) {
            throw wrong("should hold numbers, found '%s'".formatted(word));
        }
        return value;
    }

    private InputException wrong(String sentence) {
        return new InputException("%s line %d %s.".formatted(place, next, sentence));
    }
}
