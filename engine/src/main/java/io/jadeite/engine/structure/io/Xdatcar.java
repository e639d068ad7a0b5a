package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Species;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * VASP's XDATCAR: the structures of a relaxation or of molecular dynamics, one after the other. Where the cell moves too,
 * each has a head of its own.
 *
 * <pre>{@code
 * var frames = Xdatcar.read(Path.of("XDATCAR"));
 * frames.getLast().volume();
 * }</pre>
 */
public final class Xdatcar {
    private final PoscarLines lines;
    private final String source;
    private final List<Structure> frames = new ArrayList<>();

    private Xdatcar(String source, PoscarLines lines) {
        this.source = source;
        this.lines = lines;
    }

    /** @throws InputException with what is wrong with the file */
    public static List<Structure> read(Path file) {
        return parse(TextFile.read(file), file.toString());
    }

    /** @param source how messages call the text: its file */
    public static List<Structure> parse(String text, String source) {
        var reader = new Xdatcar(source, new PoscarLines(source, text));
        while (!reader.lines.onlyBlanksFollow()) {
            reader.readHeadAndFrames();
        }
        if (reader.frames.isEmpty()) {
            throw new InputException(
                    source + " has no configuration. Check that the program that wrote it has finished.");
        }
        return List.copyOf(reader.frames);
    }

    private void readHeadAndFrames() {
        int first = lines.number();
        var head = PoscarHead.read(lines);
        var species = PoscarSpecies.read(lines);
        if (species != null && species.names().isEmpty()) {
            lines.problem(
                    species.countsLine(),
                    "expected the names of the elements above the counts; an XDATCAR without them isn't read.");
        }
        if (lines.hasProblems() || head.scale() == null || head.vectors() == null || species == null) {
            throw lines.refusal();
        }
        var lattice = lattice(head.scale(), head.vectors(), first);
        var kinds = kinds(species);
        while (beginsFrame()) {
            readFrame(lattice, kinds);
        }
        if (!lines.onlyBlanksFollow() && lines.number() == species.countsLine() + 1) {
            lines.wrong(
                    lines.number(),
                    "expected 'Direct configuration=' or an empty line before the first positions",
                    lines.peek(),
                    "");
            throw lines.refusal();
        }
    }

    private Lattice lattice(Scale scale, List<Vector> vectors, int firstLine) {
        try {
            return PoscarHead.lattice(scale, vectors);
        } catch (InputException e) {
            throw new InputException("%s, line %d: %s".formatted(source, firstLine + 2, e.getMessage()));
        }
    }

    private List<Species> kinds(PoscarSpecies species) {
        if (species.atoms() > lines.left()) {
            lines.problem(
                    species.countsLine(),
                    "the counts add up to %d atoms, but only %d lines follow. Correct the counts or get the whole file."
                            .formatted(species.atoms(), lines.left()));
            throw lines.refusal();
        }
        var kinds = new ArrayList<Species>();
        for (int i = 0; i < species.names().size(); i++) {
            var kind = Species.of(PoscarSpecies.element(species.names().get(i)).orElseThrow());
            for (int atom = 0; atom < species.counts().get(i); atom++) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private boolean beginsFrame() {
        var line = lines.peek().strip().toLowerCase(Locale.ROOT);
        return !lines.onlyBlanksFollow() && (line.isEmpty() || line.startsWith("direct"));
    }

    private void readFrame(Lattice lattice, List<Species> kinds) {
        lines.next();
        var sites = new ArrayList<Site>(kinds.size());
        for (int atom = 0; atom < kinds.size(); atom++) {
            int number = atom + 1;
            var place = lines.vector(() -> "the position of atom %d of %d in configuration %d"
                    .formatted(number, kinds.size(), frames.size() + 1));
            if (place == null) {
                throw lines.refusal();
            }
            sites.add(Site.of(kinds.get(atom), place));
        }
        frames.add(new Structure(lattice, sites));
    }
}
