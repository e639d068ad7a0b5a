package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Crystallographic information files: atoms repeated by the operations that the file lists, or else by those of the space
 * group that it names; atoms on one place share its site; hydrogens without places are left out.
 *
 * <pre>{@code
 * var structure = Cif.read(Path.of("garnet.cif"));
 * structure.isOrdered(); // whether each site has one element
 * }</pre>
 *
 * <p>A file of several blocks gives the structure of the first one that has a whole one.
 */
public final class Cif {
    private static final String MAGNETIC = "_space_group_symop_magn";

    private Cif() {}

    /** @throws InputException with all that is wrong with the file, line by line */
    public static Structure read(Path file) {
        return parse(TextFile.read(file), file.toString());
    }

    /** @param source how messages call the text: its file */
    public static Structure parse(String text, String source) {
        var problems = new ArrayList<String>();
        for (var block : blocksWithAtoms(text, source)) {
            try {
                return structure(block, source);
            } catch (InputException e) {
                problems.addAll(e.problems());
            }
        }
        throw new InputException(problems);
    }

    /** Of each block that has one, in the file's order. */
    public static List<Structure> readAll(Path file) {
        var source = file.toString();
        var problems = new Problems();
        var structures = new ArrayList<Structure>();
        for (var block : blocksWithAtoms(TextFile.read(file), source)) {
            var structure = problems.collect(() -> structure(block, source));
            if (structure != null) {
                structures.add(structure);
            }
        }
        problems.throwIfAny();
        return structures;
    }

    /** What a structure is as a CIF of space group P1: each site is listed. */
    public static String text(Structure structure) {
        return CifWriter.text(structure);
    }

    private static Structure structure(CifBlock block, String source) {
        if (block.columns().keySet().stream().anyMatch(name -> name.startsWith(MAGNETIC))) {
            throw new InputException(
                    "%s, line %d: magnetic symmetry operations (%s…) are not read. Write the structure as a CIF without moments, and give these beside it."
                            .formatted(source, block.line(), MAGNETIC));
        }
        var problems = new Problems();
        var lattice = problems.collect(() -> CifCell.lattice(block, source));
        var operations = problems.collect(() -> CifOperations.of(block, source));
        var sites =
                problems.collect(() -> new CifAtoms(block, source).sites(operations == null ? List.of() : operations));
        problems.throwIfAny();
        return new Structure(Objects.requireNonNull(lattice), Objects.requireNonNull(sites));
    }

    private static List<CifBlock> blocksWithAtoms(String text, String source) {
        var blocks = CifBlock.all(text);
        if (blocks.isEmpty()) {
            throw new InputException(
                    "%s has no block of data: a CIF has a line that begins with data_. Check that it is the right file."
                            .formatted(source));
        }
        var withAtoms = blocks.stream().filter(CifAtoms::areIn).toList();
        if (withAtoms.isEmpty()) {
            throw new InputException(
                    "%s has no atoms: none of its %d block(s) has a loop with _atom_site_label. Check that it is the right file."
                            .formatted(source, blocks.size()));
        }
        return withAtoms;
    }
}
