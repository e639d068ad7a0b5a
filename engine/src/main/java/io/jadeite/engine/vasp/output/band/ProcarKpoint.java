package io.jadeite.engine.vasp.output.band;

import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.LineScanner;
import java.util.List;

/** Reads the bands of one k-point of a PROCAR. */
final class ProcarKpoint {
    private static final int DIRECTIONS = 4;

    private final LineScanner lines;
    private final int bandCount;
    private final int atomCount;
    private final DoubleList states = new DoubleList();
    private final List<DoubleList> weights =
            List.of(new DoubleList(), new DoubleList(), new DoubleList(), new DoubleList());
    private List<String> orbitals = List.of();

    ProcarKpoint(LineScanner lines, int bandCount, int atomCount) {
        this.lines = lines;
        this.bandCount = bandCount;
        this.atomCount = atomCount;
    }

    /** False where the file ends in it. */
    boolean read() {
        for (int band = 0; band < bandCount; band++) {
            if (!band()) {
                return false;
            }
        }
        int expected = bandCount * atomCount * orbitals.size();
        return weights.getFirst().size() == expected
                && weights.stream().allMatch(list -> list.size() == 0 || list.size() == expected);
    }

    private boolean band() {
        if (!nextWith("band ")) {
            return false;
        }
        states.add(lines.numberAfter("energy"));
        states.add(lines.numberAfter("occ."));
        if (!nextWith("ion ")) {
            return false;
        }
        var names = lines.words();
        boolean hasSum = names.getLast().equals("tot");
        orbitals = names.subList(1, names.size() - (hasSum ? 1 : 0));
        return atoms();
    }

    private boolean atoms() {
        int rows = 0;
        while (rows < atomCount * DIRECTIONS) {
            if (!lines.next()) {
                return rows == atomCount || rows == atomCount * DIRECTIONS;
            }
            if (lines.begins("tot")) {
                continue;
            }
            if (lines.isBlank() || lines.begins("ion ") || lines.begins("band ") || lines.begins("k-point ")) {
                lines.back();
                return rows % atomCount == 0 && rows > 0;
            }
            if (!atom(weights.get(rows / atomCount))) {
                return false;
            }
            rows++;
        }
        return true;
    }

    private boolean atom(DoubleList target) {
        lines.number();
        return lines.foundNumber() && lines.numbers(target, orbitals.size()) == orbitals.size();
    }

    /** Passes over phases and blank lines; false at another k-point or the file's end. */
    private boolean nextWith(String begin) {
        while (lines.next()) {
            if (lines.begins(begin)) {
                return true;
            }
            if (lines.begins("k-point ")) {
                lines.back();
                return false;
            }
        }
        return false;
    }

    List<String> orbitals() {
        return orbitals;
    }

    /** Energy and occupation of each band. */
    DoubleList states() {
        return states;
    }

    /** Of the total, and of each direction of magnetisation where there is one. */
    List<DoubleList> weights() {
        return weights.stream().filter(list -> list.size() > 0).toList();
    }
}
