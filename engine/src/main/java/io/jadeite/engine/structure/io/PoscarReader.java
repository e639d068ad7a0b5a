package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Site.Freedom;
import io.jadeite.engine.structure.io.Poscar.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a POSCAR from top to bottom; all that can be told to be wrong with it is told at once. For one thread. */
final class PoscarReader {
    private final String source;
    private final PoscarLines lines;

    PoscarReader(String source, String text) {
        this.source = source;
        this.lines = new PoscarLines(source, text);
    }

    Poscar read() {
        if (lines.atEnd()) {
            throw new InputException(source + " is empty. Check that the program that wrote it has finished.");
        }
        var head = PoscarHead.read(lines);
        var species = PoscarSpecies.read(lines);
        if (species == null) {
            throw lines.refusal();
        }
        boolean selective = selectiveDynamics();
        var cartesian = cartesian();
        checkThatAtomsFollow(species);
        var positions = positions(species, selective);
        var blocks = species.blocks(head.comment(), positions, lines);
        var tail = positions.size() == species.atoms() ? PoscarTail.read(lines, species.atoms()) : null;
        var scale = head.scale();
        var vectors = head.vectors();
        if (lines.hasProblems() || scale == null || vectors == null || blocks == null || tail == null) {
            throw lines.refusal();
        }
        var poscar = new Poscar(
                head.comment(),
                scale,
                vectors,
                blocks,
                cartesian,
                positions.stream().map(Objects::requireNonNull).toList(),
                tail.latticeMotion(),
                tail.velocities(),
                tail.continuation());
        checkThatLatticeHasVolume(poscar);
        return poscar;
    }

    private boolean selectiveDynamics() {
        boolean selective = lines.peek().strip().toLowerCase(Locale.ROOT).startsWith("s");
        if (selective) {
            lines.next();
        }
        return selective;
    }

    private boolean cartesian() {
        var line = lines.peek();
        var word = line.strip().toLowerCase(Locale.ROOT);
        boolean cartesian = word.startsWith("c") || word.startsWith("k");
        if (cartesian || word.startsWith("d")) {
            lines.next();
            return cartesian;
        }
        boolean missing = PoscarLines.words(line).size() >= 3;
        lines.wrong(
                lines.number(),
                "expected 'Direct' (positions are fractions of the lattice vectors) or 'Cartesian'",
                line,
                missing ? "Add that line." : "Write one of these instead.");
        if (!missing) {
            lines.next();
        }
        return false;
    }

    private void checkThatAtomsFollow(PoscarSpecies species) {
        if (species.atoms() > lines.left()) {
            lines.problem(
                    species.countsLine(),
                    "the counts add up to %d atoms, but only %d lines follow from line %d on. Correct the counts or get the whole file."
                            .formatted(species.atoms(), lines.left(), lines.number()));
        }
    }

    /** Null where a line is bad; fewer than there should be where the file or the block ends too early. */
    private List<@Nullable Position> positions(PoscarSpecies species, boolean selective) {
        var positions = new ArrayList<@Nullable Position>();
        long atoms = Math.min(species.atoms(), lines.left());
        for (int atom = 1; atom <= atoms; atom++) {
            if (lines.peek().isBlank()) {
                lines.wrong(
                        lines.number(),
                        "expected the position of atom %d of %d".formatted(atom, species.atoms()),
                        "",
                        "Correct the counts on line %d or add the missing positions.".formatted(species.countsLine()));
                break;
            }
            positions.add(position(atom, selective));
        }
        return positions;
    }

    private @Nullable Position position(int atom, boolean selective) {
        int number = lines.number();
        var line = lines.next();
        var words = PoscarLines.coordinateWords(line);
        var coordinates = lines.vector(number, line, words, () -> "the position of atom " + atom);
        if (coordinates == null) {
            return null;
        }
        if (!selective) {
            return new Position(coordinates, Optional.empty(), note(words, 3));
        }
        var flags = words.subList(3, Math.min(6, words.size())).stream()
                .map(PoscarReader::flag)
                .flatMap(Optional::stream)
                .toList();
        if (flags.size() < 3) {
            lines.wrong(
                    number,
                    "expected three flags T or F after the position of atom %d, as selective dynamics is on"
                            .formatted(atom),
                    line,
                    "");
            return null;
        }
        return new Position(
                coordinates, Optional.of(new Freedom(flags.get(0), flags.get(1), flags.get(2))), note(words, 6));
    }

    private static Optional<Boolean> flag(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "T", ".T.", "TRUE", ".TRUE." -> Optional.of(true);
            case "F", ".F.", "FALSE", ".FALSE." -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static String note(List<String> words, int from) {
        return words.size() <= from ? "" : String.join(" ", words.subList(from, words.size()));
    }

    private void checkThatLatticeHasVolume(Poscar poscar) {
        try {
            poscar.lattice();
        } catch (InputException e) {
            e.problems().forEach(problem -> lines.problem(3, problem));
            throw lines.refusal();
        }
    }
}
