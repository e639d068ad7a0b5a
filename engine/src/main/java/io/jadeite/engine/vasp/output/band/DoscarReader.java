package io.jadeite.engine.vasp.output.band;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.LineScanner;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads a DOSCAR: a head of five lines, then the grid of the cell and those of the atoms, each behind a line that describes it. */
final class DoscarReader {
    private static final List<String> BY_MOMENT = List.of("s", "p", "d", "f");

    private static final List<String> BY_ORBITAL = List.of(
            "s", "py", "pz", "px", "dxy", "dyz", "dz2", "dxz", "x2-y2", "fy3x2", "fxyz", "fyz2", "fz3", "fxz2", "fzx2",
            "fx3");

    private final LineScanner lines;
    private int points;
    private double lowest;
    private double highest;
    private double fermiEnergy;

    DoscarReader(LineScanner lines) {
        this.lines = lines;
    }

    Doscar read() {
        int atomCount = head();
        var total = grid();
        if (total.columns() != 3 && total.columns() != 5) {
            throw new InputException(
                    "%s has no whole grid of energies yet (%d are announced).".formatted(lines.source(), points));
        }
        var spins = total.columns() == 3 ? List.of(total) : List.of(part(total, 0, 1, 3), part(total, 0, 2, 4));
        var atoms = new ArrayList<NumberTable>();
        boolean isWhole = true;
        while (isWhole && atoms.size() < atomCount && lines.next() && !lines.isBlank()) {
            var grid = grid();
            isWhole = grid.rows() == points;
            if (isWhole) {
                atoms.add(grid);
            }
        }
        return doscar(atomCount, spins, atoms, isWhole && (atoms.isEmpty() || atoms.size() == atomCount));
    }

    private int head() {
        var counts = new DoubleList(4);
        var grid = new DoubleList(4);
        boolean isHead = lines.next() && lines.numbers(counts, 4) == 4;
        for (int i = 0; i < 5; i++) {
            isHead = isHead && lines.next();
        }
        isHead = isHead && lines.numbers(grid, 4) == 4;
        if (!isHead || !(grid.get(2) >= 1)) {
            throw new InputException(
                    "%s is no DOSCAR: its line 6 should hold the highest and lowest energy, the number of points and the Fermi energy."
                            .formatted(lines.source()));
        }
        highest = grid.get(0);
        lowest = grid.get(1);
        points = (int) grid.get(2);
        fermiEnergy = grid.get(3);
        return (int) counts.get(0);
    }

    /** As many rows of the same width as the head announces, or fewer at the file's end. */
    private NumberTable grid() {
        var values = new DoubleList(1024);
        int columns = 0;
        for (int i = 0; i < points; i++) {
            int before = values.size();
            int count = lines.next() ? lines.numbers(values, Integer.MAX_VALUE) : 0;
            if (count == 0 || (columns > 0 && count != columns)) {
                values.cutTo(before);
                return NumberTable.of(values, columns);
            }
            columns = count;
        }
        return NumberTable.of(values, columns);
    }

    private Doscar doscar(int atomCount, List<NumberTable> spins, List<NumberTable> atoms, boolean isWhole) {
        var split = atoms.stream().map(grid -> split(grid, spins.size())).toList();
        var orbitals = split.isEmpty()
                ? List.<String>of()
                : orbitals(split.getFirst().getFirst().columns() - 1);
        var extent = isWhole
                ? Extent.whole()
                : Extent.until("the file ends behind %d of %d atoms, at line %d"
                        .formatted(atoms.size(), atomCount, lines.lineNumber()));
        var density = new DensityOfStates(fermiEnergy, spins, orbitals, split, atoms.size());
        return new Doscar(extent, atomCount, lowest, highest, density);
    }

    /** Columns of spins, or of the total and three directions of magnetisation, alternate. */
    private static List<NumberTable> split(NumberTable grid, int spins) {
        int orbitals = grid.columns() - 1;
        boolean hasDirections = spins == 1 && (orbitals == 12 || orbitals == 36 || orbitals == 64);
        int channels = hasDirections ? 4 : spins;
        if (channels == 1) {
            return List.of(grid);
        }
        return IntStream.range(0, channels)
                .mapToObj(channel -> part(
                        grid,
                        IntStream.concat(
                                        IntStream.of(0),
                                        IntStream.range(0, orbitals / channels).map(i -> 1 + channel + i * channels))
                                .toArray()))
                .toList();
    }

    private static NumberTable part(NumberTable table, int... columns) {
        var values = new DoubleList(table.rows() * columns.length);
        for (int row = 0; row < table.rows(); row++) {
            for (int column : columns) {
                values.add(table.get(row, column));
            }
        }
        return NumberTable.of(values, columns.length);
    }

    private static List<String> orbitals(int count) {
        if (count <= BY_MOMENT.size()) {
            return BY_MOMENT.subList(0, count);
        }
        return count <= BY_ORBITAL.size() ? BY_ORBITAL.subList(0, count) : List.of();
    }
}
