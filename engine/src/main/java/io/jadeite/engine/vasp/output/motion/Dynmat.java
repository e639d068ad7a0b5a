package io.jadeite.engine.vasp.output.motion;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.LineScanner;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import io.jadeite.engine.vasp.output.scan.OutputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Forces on all atoms for single displacements, as a DYNMAT holds them.
 *
 * @param speciesCount how many groups of atoms there are
 * @param atomCount how many atoms
 * @param announced how many displacements the file's head announces
 * @param masses of the groups, in u
 */
public record Dynmat(
        Extent extent,
        int speciesCount,
        int atomCount,
        int announced,
        List<Double> masses,
        List<Displacement> displacements) {
    /**
     * @param atom that was moved; counts from 1
     * @param direction number of the displacement of this atom; counts from 1
     * @param shift by which it was moved, in Å
     * @param forces their change, in eV/Å, a row for each atom
     */
    public record Displacement(int atom, int direction, List<Double> shift, NumberTable forces) {
        public Displacement {
            shift = List.copyOf(shift);
        }
    }

    public Dynmat {
        masses = List.copyOf(masses);
        displacements = List.copyOf(displacements);
    }

    /** @throws InputException where it is no DYNMAT */
    public static Dynmat read(Path file) {
        try (var lines = OutputFile.lines(file)) {
            return read(lines);
        }
    }

    static Dynmat read(LineScanner lines) {
        var counts = new DoubleList(3);
        var masses = new DoubleList();
        boolean hasHead = lines.next() && lines.numbers(counts, 3) == 3 && lines.next() && counts.get(0) >= 1;
        if (!hasHead || lines.numbers(masses, (int) counts.get(0)) != (int) counts.get(0)) {
            throw new InputException(
                    "%s is no DYNMAT: it doesn't begin with the numbers of species, atoms and displacements, and masses."
                            .formatted(lines.source()));
        }
        int atoms = (int) counts.get(1);
        int announced = (int) counts.get(2);
        var displacements = new ArrayList<Displacement>();
        var extent = Extent.whole();
        while (displacements.size() < announced && extent.isComplete()) {
            if (!readOne(lines, atoms, displacements)) {
                extent = Extent.until(
                        "the file ends in displacement %d of %d".formatted(displacements.size() + 1, announced));
            }
        }
        return new Dynmat(extent, (int) counts.get(0), atoms, announced, boxed(masses), displacements);
    }

    private static boolean readOne(LineScanner lines, int atoms, List<Displacement> displacements) {
        var head = new DoubleList(5);
        if (!lines.next() || lines.numbers(head, 5) != 5) {
            return false;
        }
        var forces = new DoubleList();
        for (int i = 0; i < atoms; i++) {
            if (!lines.next() || lines.numbers(forces, 3) != 3) {
                return false;
            }
        }
        var shift = List.of(head.get(2), head.get(3), head.get(4));
        displacements.add(new Displacement((int) head.get(0), (int) head.get(1), shift, NumberTable.of(forces, 3)));
        return true;
    }

    private static List<Double> boxed(DoubleList list) {
        return Arrays.stream(list.toArray()).boxed().toList();
    }
}
