package io.jadeite.engine.vasp.output.band;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.LineScanner;
import io.jadeite.engine.vasp.output.scan.NumberTable;

/** Reads an EIGENVAL: a head of six lines, then each k-point with its bands. */
final class EigenvalReader {
    private static final int SKIPPED = 4;

    private final LineScanner lines;
    private final DoubleList points = new DoubleList();
    private final DoubleList weights = new DoubleList();
    private final DoubleList up = new DoubleList(1024);
    private final DoubleList down = new DoubleList(1024);
    private int spins;
    private int bands;

    EigenvalReader(LineScanner lines) {
        this.lines = lines;
    }

    Eigenval read() {
        var counts = head();
        int announced = (int) counts.get(1);
        bands = (int) counts.get(2);
        int whole = 0;
        while (whole < announced && kpoint()) {
            whole++;
        }
        if (whole == 0) {
            throw new InputException(
                    "%s has no whole k-point yet (%d are announced).".formatted(lines.source(), announced));
        }
        return eigenval((int) counts.get(0), announced, whole);
    }

    private DoubleList head() {
        var first = new DoubleList(4);
        var counts = new DoubleList(3);
        boolean isHead = lines.next() && lines.numbers(first, 4) == 4;
        for (int i = 0; i < SKIPPED; i++) {
            isHead = isHead && lines.next();
        }
        isHead = isHead && lines.next() && lines.numbers(counts, 3) == 3 && counts.get(1) >= 1 && counts.get(2) >= 1;
        spins = isHead ? (int) first.get(3) : 0;
        if (spins != 1 && spins != 2) {
            throw new InputException(
                    "%s is no EIGENVAL: its lines 1 and 6 should hold 4 and 3 whole numbers, the last of line 1 being 1 or 2 (spins)."
                            .formatted(lines.source()));
        }
        return counts;
    }

    /** False, with nothing kept of it, where it isn't whole. */
    private boolean kpoint() {
        int kept = weights.size();
        var head = new DoubleList(4);
        if (nextFilled() && lines.numbers(head, 4) == 4) {
            points.add(head.get(0));
            points.add(head.get(1));
            points.add(head.get(2));
            weights.add(head.get(3));
            if (bands()) {
                return true;
            }
        }
        points.cutTo(kept * 3);
        weights.cutTo(kept);
        up.cutTo(kept * bands * 2);
        down.cutTo(kept * bands * 2);
        return false;
    }

    private boolean nextFilled() {
        while (lines.next()) {
            if (!lines.isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** {@code 4 -3.70 1.00}, or with two spins {@code 4 -3.70 -3.69 1.00 1.00}; in older files without occupations. */
    private boolean bands() {
        var row = new DoubleList(5);
        for (int band = 0; band < bands; band++) {
            row.clear();
            if (!lines.next() || lines.numbers(row, 1 + 2 * spins) < 1 + spins) {
                return false;
            }
            boolean hasOccupations = row.size() == 1 + 2 * spins;
            add(up, row, 1, hasOccupations);
            if (spins == 2) {
                add(down, row, 2, hasOccupations);
            }
        }
        return true;
    }

    private void add(DoubleList target, DoubleList row, int column, boolean hasOccupations) {
        target.add(row.get(column));
        target.add(hasOccupations ? row.get(column + spins) : Double.NaN);
    }

    private Eigenval eigenval(int electrons, int announced, int whole) {
        for (double value : down.toArray()) {
            up.add(value);
        }
        var list = new KpointList(NumberTable.of(points, 3), NumberTable.of(weights, 1));
        var extent = whole == announced
                ? Extent.whole()
                : Extent.until("the file ends in k-point %d of %d".formatted(whole + 1, announced));
        return new Eigenval(extent, electrons, announced, list, new BandEnergies(spins, whole, bands, up));
    }
}
