package io.jadeite.dsl.plot.figure;

import java.util.List;
import java.util.Optional;

/**
 * One axis of a panel.
 *
 * @param label what it measures, in words: {@code energy per atom}
 * @param unit {@code eV}; empty for plain numbers
 * @param range what it shows; empty for what the data need
 * @param marks named places that stand instead of numbers
 * @param hidden nothing is written along it, for figures that are no diagrams
 */
public record Axis(
        String label, String unit, boolean logarithmic, Optional<Range> range, List<Mark> marks, boolean hidden) {
    public Axis {
        marks = List.copyOf(marks);
    }

    public static Axis of(String label, String unit) {
        return new Axis(label, unit, false, Optional.empty(), List.of(), false);
    }

    public Axis asLogarithmic(boolean changed) {
        return new Axis(label, unit, changed, range, marks, hidden);
    }

    public Axis within(Range shown) {
        return new Axis(label, unit, logarithmic, Optional.of(shown), marks, hidden);
    }

    public Axis markedAt(List<Mark> places) {
        return new Axis(label, unit, logarithmic, range, places, hidden);
    }

    public Axis asHidden() {
        return new Axis(label, unit, logarithmic, range, marks, true);
    }

    /** As it stands beside the axis: {@code energy per atom (eV)}. */
    public String title() {
        return unit.isEmpty() ? label : label + " (" + unit + ")";
    }
}
