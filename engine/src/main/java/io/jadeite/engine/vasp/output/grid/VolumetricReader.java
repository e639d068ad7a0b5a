package io.jadeite.engine.vasp.output.grid;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.LineScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a POSCAR, a blank line, and grids, each behind a line with its numbers of points. */
final class VolumetricReader {
    /** A million atoms; beyond it, it is another kind of file. */
    private static final int MOST_HEAD_LINES = 1_000_000;

    private static final int FIRST_ROOM = 1 << 23;
    private static final int MOST_POINTS = 1 << 30;

    private final LineScanner lines;
    private int[] points = {};

    VolumetricReader(LineScanner lines) {
        this.lines = lines;
    }

    VolumetricFile read() {
        var structure = structure();
        if (!lines.next() || !readPoints()) {
            throw problem("numbers of points don't follow on its structure and a blank line");
        }
        var grids = new ArrayList<Grid>();
        var extent = Extent.whole();
        do {
            int size = points[0] * points[1] * points[2];
            var values = values(size);
            if (values.length < size) {
                extent = Extent.until("the file ends behind %d of %d numbers of grid %d"
                        .formatted(values.length, size, grids.size() + 1));
                break;
            }
            grids.add(new Grid(points[0], points[1], points[2], values));
        } while (nextGrid());
        if (grids.isEmpty()) {
            throw problem(
                    "not even its first grid is whole: " + extent.brokenOff().orElse(""));
        }
        return new VolumetricFile(extent, structure, grids);
    }

    /** Fewer than asked for where the file ends; room is taken as numbers come, as a broken file may announce any size. */
    private double[] values(int size) {
        var values = new double[Math.min(size, FIRST_ROOM)];
        int found = lines.fill(values, 0);
        while (found == values.length && found < size) {
            values = Arrays.copyOf(values, (int) Math.min(size, 2L * found));
            found = lines.fill(values, found);
        }
        return found == size ? values : Arrays.copyOf(values, found);
    }

    private Structure structure() {
        var text = new StringBuilder();
        int count = 0;
        while (lines.next() && (!lines.isBlank() || count == 0)) {
            text.append(lines.text()).append('\n');
            count++;
            if (count > MOST_HEAD_LINES) {
                throw problem("no blank line ends its structure");
            }
        }
        if (count < 8) {
            throw problem(
                    "it has no structure of at least 8 lines before the first blank one, but %d".formatted(count));
        }
        return Poscar.parse(text.toString(), lines.source()).structure();
    }

    private InputException problem(String what) {
        return new InputException(
                "%s is no CHGCAR, LOCPOT or ELFCAR: %s. Check that it is the right file, and that VASP has finished it."
                        .formatted(lines.source(), what));
    }

    private boolean readPoints() {
        var counts = counts();
        if (counts.size() != 3) {
            return false;
        }
        long size = 1;
        for (int count : counts) {
            size *= count;
            if (count < 1 || size > MOST_POINTS) {
                return false;
            }
        }
        points = counts.stream().mapToInt(Integer::intValue).toArray();
        return true;
    }

    /** The whole numbers of this line, if nothing else stands in it. */
    private List<Integer> counts() {
        var numbers = new DoubleList(4);
        lines.numbers(numbers, 4);
        var counts = new ArrayList<Integer>();
        for (double number : numbers.toArray()) {
            if (number != Math.rint(number) || !(Math.abs(number) < MOST_POINTS)) {
                return List.of();
            }
            counts.add((int) number);
        }
        return lines.hasMore() ? List.of() : counts;
    }

    /** Passes over augmentation occupancies, and over a line of moments of the atoms. */
    private boolean nextGrid() {
        while (lines.next()) {
            boolean mayBePoints = lines.length() < 60 && lines.find(".") < 0 && lines.find("a") < 0 && !lines.isBlank();
            if (mayBePoints && isSamePoints()) {
                return true;
            }
        }
        return false;
    }

    private boolean isSamePoints() {
        var counts = counts();
        return counts.size() == 3
                && counts.get(0) == points[0]
                && counts.get(1) == points[1]
                && counts.get(2) == points[2];
    }
}
