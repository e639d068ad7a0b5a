package io.jadeite.engine.vasp.output.band;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.LineScanner;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a PROCAR. The atoms of a band stand below a line that names the orbitals: once, or four times with non-collinear spins (the
 * total, then magnetisation along x, y, z). A second such line in a band begins the phases. With two spins all k-points follow again.
 */
final class ProcarReader {
    private final LineScanner lines;
    private final boolean isDistinct;
    private final List<ProcarChannel> channels = new ArrayList<>();
    private final DoubleList points = new DoubleList();
    private final DoubleList weights = new DoubleList();
    private final Set<List<Double>> seen = new HashSet<>();
    private List<String> orbitals = List.of();
    private int announcedKpoints;
    private int bandCount;
    private int atomCount;
    private boolean isComplete = true;

    ProcarReader(LineScanner lines, boolean isDistinct) {
        this.lines = lines;
        this.isDistinct = isDistinct;
    }

    Procar read() {
        head();
        channels.add(new ProcarChannel());
        int found = 0;
        while (nextKpoint()) {
            double number = lines.numberAfter("k-point");
            if (number == 1 && found > 0) {
                isComplete &= found >= announcedKpoints;
                channels.add(new ProcarChannel());
                seen.clear();
                found = 0;
            }
            if (!kpoint()) {
                isComplete = false;
                break;
            }
            found++;
        }
        return procar(isComplete && found >= announcedKpoints);
    }

    private void head() {
        while (lines.next() && lines.lineNumber() < 10) {
            if (lines.has("# of k-points")) {
                announcedKpoints = (int) lines.numberAfter("k-points:");
                bandCount = (int) lines.numberAfter("bands:");
                atomCount = (int) lines.numberAfter("ions:");
                break;
            }
        }
        if (announcedKpoints < 1 || bandCount < 1 || atomCount < 1) {
            throw new InputException(
                    "%s is no PROCAR: it doesn't begin with numbers of k-points, bands and ions. Check that it is the right file, and that VASP wrote it (LORBIT)."
                            .formatted(lines.source()));
        }
    }

    private boolean nextKpoint() {
        while (lines.next()) {
            if (lines.begins("k-point ")) {
                return true;
            }
        }
        return false;
    }

    /** False where it isn't whole. */
    private boolean kpoint() {
        lines.moveTo(lines.find(":") + 1);
        var point = new DoubleList(3);
        if (lines.numbers(point, 3) != 3) {
            return false;
        }
        double weight = lines.numberAfter("=");
        var kpoint = new ProcarKpoint(lines, bandCount, atomCount);
        if (!kpoint.read()) {
            return false;
        }
        orbitals = kpoint.orbitals();
        boolean isNew = seen.add(List.of(point.get(0), point.get(1), point.get(2)));
        if (isNew || !isDistinct) {
            if (channels.size() == 1) {
                points.add(point.get(0));
                points.add(point.get(1));
                points.add(point.get(2));
                weights.add(weight);
            }
            channels.getLast().add(kpoint);
        }
        return true;
    }

    private Procar procar(boolean isWhole) {
        int kpoints = channels.stream().mapToInt(ProcarChannel::size).min().orElse(0);
        if (kpoints == 0 && channels.size() == 2 && channels.getFirst().size() > 0) {
            channels.removeLast();
            kpoints = channels.getFirst().size();
        }
        if (kpoints == 0) {
            throw new InputException(
                    "%s has no whole k-point yet (%d are announced).".formatted(lines.source(), announcedKpoints));
        }
        points.cutTo(kpoints * 3);
        weights.cutTo(kpoints);
        var extent = isWhole
                ? Extent.whole()
                : Extent.until("the file ends behind %d of %d k-points, at line %d"
                        .formatted(kpoints, announcedKpoints, lines.lineNumber()));
        return new Procar(
                extent,
                new KpointList(NumberTable.of(points, 3), NumberTable.of(weights, 1)),
                ProcarChannel.bands(channels, kpoints, bandCount),
                ProcarChannel.projections(channels, kpoints, bandCount, atomCount, orbitals));
    }
}
