package io.jadeite.engine.vasp.output.outcar;

import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.LineScanner;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers what an OUTCAR says of each ionic step: stress and forces first, then energies. */
final class StepGatherer {
    private final LineScanner lines;
    private final TableReader tables;
    private final Consumer<OutcarStep> listener;
    private final List<OutcarStep> steps = new ArrayList<>();
    private double free = Double.NaN;
    private NumberTable positions = NumberTable.empty();
    private NumberTable forces = NumberTable.empty();
    private NumberTable stress = NumberTable.empty();

    StepGatherer(LineScanner lines, TableReader tables, Consumer<OutcarStep> listener) {
        this.lines = lines;
        this.tables = tables;
        this.listener = listener;
    }

    /** Of this line, and of the block that it begins. Two blanks in the names of energies set steps apart from electronic ones. */
    void read() {
        if (lines.begins("energy  without entropy")) {
            end(lines.numberAfter("="), lines.numberAfter("energy(sigma->0) ="));
        } else if (lines.begins("free  energy   TOTEN")) {
            free = lines.numberAfter("=");
        } else if (lines.begins("POSITION") && lines.has("TOTAL-FORCE")) {
            places();
        } else if (lines.begins("in kB")) {
            var row = new DoubleList(6);
            lines.moveTo(lines.find("kB") + 2);
            stress = lines.numbers(row, 6) == 6 ? NumberTable.of(row, 6) : NumberTable.empty();
        }
    }

    private void places() {
        var both = tables.behindDashes(0, 6);
        var first = new DoubleList(both.rows() * 3);
        var second = new DoubleList(both.rows() * 3);
        for (int row = 0; row < both.rows(); row++) {
            for (int i = 0; i < 3; i++) {
                first.add(both.get(row, i));
                second.add(both.get(row, i + 3));
            }
        }
        positions = NumberTable.of(first, 3);
        forces = NumberTable.of(second, 3);
    }

    private void end(double withoutEntropy, double withoutSmearing) {
        forgetLast();
        var step = new OutcarStep(free, withoutEntropy, withoutSmearing, positions, forces, stress);
        steps.add(step);
        listener.accept(step);
        free = Double.NaN;
        positions = NumberTable.empty();
        forces = NumberTable.empty();
        stress = NumberTable.empty();
    }

    private void forgetLast() {
        if (!steps.isEmpty()) {
            var last = steps.getLast();
            var none = NumberTable.empty();
            steps.set(
                    steps.size() - 1,
                    new OutcarStep(last.free(), last.withoutEntropy(), last.withoutSmearing(), none, none, none));
        }
    }

    /** Linear response has the file's forces and stress behind its only energy. */
    void end() {
        if (!steps.isEmpty() && steps.getLast().forces().isEmpty() && !forces.isEmpty()) {
            var last = steps.removeLast();
            steps.add(new OutcarStep(
                    last.free(), last.withoutEntropy(), last.withoutSmearing(), positions, forces, stress));
        }
    }

    List<OutcarStep> steps() {
        return steps;
    }
}
