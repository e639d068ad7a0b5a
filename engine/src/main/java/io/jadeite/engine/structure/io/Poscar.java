package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Site.Freedom;
import io.jadeite.engine.structure.Species;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * VASP's POSCAR or CONTCAR with the numbers that stand in the file, so that reading and writing changes none of them;
 * {@link #structure()} is what they mean.
 *
 * <pre>{@code
 * var poscar = Poscar.read(Path.of("CONTCAR"));
 * poscar.structure().reducedFormula();
 * Poscar.of(structure).write(Path.of("POSCAR"));
 * }</pre>
 *
 * <p>Written files are of VASP 5's form: with a line of names, also where the file that was read had none.
 *
 * @param comment the first line, without the blanks around it
 * @param vectors the three lattice vectors before scaling
 * @param cartesian whether positions are Cartesian, before scaling, rather than fractions of the lattice vectors
 * @param velocities one for each position, where the file has them
 * @param continuation what follows the velocities (VASP's predictor-corrector block), as it stands; empty for none
 */
public record Poscar(
        String comment,
        Scale scale,
        List<Vector> vectors,
        List<Block> blocks,
        boolean cartesian,
        List<Position> positions,
        Optional<LatticeMotion> latticeMotion,
        Optional<Velocities> velocities,
        String continuation) {

    /** Consecutive atoms of one name. The label may carry a potential and its hash: {@code Fe_pv/f474ac0d}. */
    public record Block(String label, Element element, int count) {}

    /**
     * An atom's line.
     *
     * @param freedom there for all positions (selective dynamics) or for none
     * @param note the words at the line's end, such as the element's name; empty for none
     */
    public record Position(Vector coordinates, Optional<Freedom> freedom, String note) {}

    /**
     * How fast the cell changes, as VASP's constant-pressure dynamics leaves it.
     *
     * @param state VASP's word for how it was initialised
     * @param velocities of a, b, c
     * @param vectors a, b, c in Å
     */
    public record LatticeMotion(String state, List<Vector> velocities, List<Vector> vectors) {
        public LatticeMotion {
            velocities = List.copyOf(velocities);
            vectors = List.copyOf(vectors);
        }
    }

    /** In Å/fs where Cartesian, else in lattice vectors a time step, whose length the file doesn't tell. */
    public record Velocities(boolean cartesian, List<Vector> values) {
        public Velocities {
            values = List.copyOf(values);
        }
    }

    public Poscar {
        vectors = List.copyOf(vectors);
        blocks = List.copyOf(blocks);
        positions = List.copyOf(positions);
        long atoms = blocks.stream().mapToLong(Block::count).sum();
        int size = positions.size();
        int free = 0;
        for (var position : positions) {
            free += position.freedom().isPresent() ? 1 : 0;
        }
        int selective = free;
        int moving = velocities.map(given -> given.values().size()).orElse(size);
        require(
                atoms > 0 && atoms == size,
                () -> "needs a position for each of its %d atoms (and one atom at least), found %d"
                        .formatted(atoms, size));
        require(
                free == 0 || free == atoms,
                () -> "needs selective dynamics for all of its %d atoms or none, found %d".formatted(atoms, selective));
        require(moving == atoms, () -> "needs a velocity for each of its %d atoms, found %d".formatted(atoms, moving));
        require(velocities.isPresent() || continuation.isEmpty(), () -> "needs velocities before what continues them");
    }

    /** @throws InputException with all that is wrong with the file, line by line */
    public static Poscar read(Path file) {
        return parse(TextFile.read(file), file.toString());
    }

    /** @param source how messages call the text: its file */
    public static Poscar parse(String text, String source) {
        return new PoscarReader(source, text).read();
    }

    /** Headed by the structure's formula. */
    public static Poscar of(Structure structure) {
        return of(structure, structure.formula());
    }

    /**
     * Unscaled and fractional; neighbours of one label make a block. Where some sites say nothing about their freedom or
     * velocity but others do, they are free and at rest. A label that isn't a name of its element in VASP's sense
     * ({@code Fe}, {@code Fe_pv}) is written at the line's end. Oxidation states and magnetic moments have no place in it.
     *
     * @throws InputException where a site is shared or partly empty
     */
    public static Poscar of(Structure structure, String comment) {
        return PoscarOfStructure.of(structure, comment);
    }

    /** The lattice vectors scaled, in Å. */
    public Lattice lattice() {
        return PoscarHead.lattice(scale, vectors);
    }

    /**
     * Sites bear their block's label without a hash. They have velocities where those are Cartesian and some atom moves:
     * VASP ends every relaxation with a block of zeros.
     */
    public Structure structure() {
        var factors = scale.factors(vectors);
        var lattice = lattice();
        var moving = velocities.filter(given -> given.cartesian() && hasMovingAtoms());
        var sites = new ArrayList<Site>(positions.size());
        for (var block : blocks) {
            int hash = block.label().indexOf('/');
            var label = hash < 0 ? block.label() : block.label().substring(0, hash);
            var species = Species.of(block.element());
            for (int i = 0; i < block.count(); i++) {
                sites.add(site(label, species, sites.size(), lattice, factors, moving));
            }
        }
        return new Structure(lattice, sites);
    }

    public boolean hasSelectiveDynamics() {
        return positions.getFirst().freedom().isPresent();
    }

    /** Whether the file gives velocities that aren't all zero. */
    public boolean hasMovingAtoms() {
        return velocities.stream().flatMap(given -> given.values().stream()).anyMatch(value -> value.length() > 0);
    }

    /** One label an atom, as in the blocks. */
    public List<String> labels() {
        return blocks.stream()
                .flatMap(block -> IntStream.range(0, block.count()).mapToObj(_ -> block.label()))
                .toList();
    }

    /** The file's text, ending with a line end. */
    public String text() {
        return new PoscarWriter(this).text();
    }

    /** Replaces the file in one go; gzip'd where its name ends in .gz. */
    public void write(Path file) {
        TextFile.write(file, text());
    }

    private Site site(
            String label, Species species, int index, Lattice lattice, Vector factors, Optional<Velocities> moving) {
        var position = positions.get(index);
        var fractional = cartesian
                ? lattice.toFractional(PoscarHead.scaled(position.coordinates(), factors))
                : position.coordinates();
        var velocity = moving.map(given -> given.values().get(index));
        return new Site(label, species, fractional, position.freedom(), velocity, Optional.empty());
    }

    private static void require(boolean met, Supplier<String> sentence) {
        if (!met) {
            throw new InputException("A POSCAR %s.".formatted(sentence.get()));
        }
    }
}
