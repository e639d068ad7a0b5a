package io.jadeite.engine.vasp.output.outcar;

import io.jadeite.engine.vasp.output.scan.LineScanner;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what an OUTCAR says of nuclear magnetic resonance; what comes last counts. */
final class ResonanceReader {
    private final LineScanner lines;
    private final TableReader tables;
    private NumberTable valenceShieldings = NumberTable.empty();
    private NumberTable shieldings = NumberTable.empty();
    private NumberTable uniformContribution = NumberTable.empty();
    private NumberTable quadrupoles = NumberTable.empty();
    private NumberTable fieldGradients = NumberTable.empty();
    private List<NumberTable> tensors = List.of();
    private List<NumberTable> symmetrisedTensors = List.of();
    private final Map<String, Double> coreShifts = new LinkedHashMap<>();

    ResonanceReader(LineScanner lines) {
        this.lines = lines;
        tables = new TableReader(lines);
    }

    /** Whether this line begins one of its blocks; then the block was read. */
    boolean read() {
        if (lines.begins("(absolute, valence only)")) {
            valenceShieldings = tables.rows(1, 6);
        } else if (lines.begins("(absolute, valence and core)")) {
            shieldings = tables.rows(1, 6);
        } else if (lines.begins("G=0 CONTRIBUTION TO CHEMICAL SHIFT")) {
            lines.next();
            lines.next();
            uniformContribution = tables.behindDashes(1, 3);
        } else if (lines.begins("Core NMR properties")) {
            readCoreShifts();
        } else if (lines.begins("UNSYMMETRIZED TENSORS")) {
            tensors = tensors();
        } else if (lines.begins("SYMMETRIZED TENSORS")) {
            symmetrisedTensors = tensors();
        } else if (lines.begins("NMR quadrupolar parameters")) {
            quadrupoles = behindSecondDashes(3);
        } else if (lines.begins("Electric field gradients (V/A^2)")) {
            fieldGradients = behindSecondDashes(6);
        } else {
            return false;
        }
        return true;
    }

    /** A line of column names stands between two lines of dashes. */
    private NumberTable behindSecondDashes(int columns) {
        var table = tables.behindDashes(1, columns);
        return table.isEmpty() && lines.next() ? tables.behindDashes(1, columns) : table;
    }

    private List<NumberTable> tensors() {
        var found = new ArrayList<NumberTable>();
        while (lines.next()) {
            if (!lines.begins("ion ")) {
                lines.back();
                break;
            }
            found.add(tables.rows(0, 3));
        }
        return found;
    }

    private void readCoreShifts() {
        for (int i = 0; i < 6 && lines.next() && !tables.isDashes(); i++) {
            // The names of the columns.
        }
        while (lines.next() && !tables.isDashes()) {
            lines.word();
            var species = lines.word();
            double shift = lines.number();
            if (lines.foundNumber()) {
                coreShifts.put(species, shift);
            }
        }
    }

    Optional<NuclearResonance> result() {
        var result = new NuclearResonance(
                valenceShieldings,
                shieldings,
                uniformContribution,
                coreShifts,
                tensors,
                symmetrisedTensors,
                quadrupoles,
                fieldGradients);
        return result.isEmpty() ? Optional.empty() : Optional.of(result);
    }
}
