package io.jadeite.dsl.plot.figure;

import io.jadeite.engine.problem.Problems;
import java.util.List;
import java.util.Locale;

/**
 * All of a plot that is drawn.
 *
 * @param note what must be known to read it rightly, written below; empty for nothing
 * @param width in CSS pixels
 */
public record Figure(String title, Arrangement arrangement, List<Panel> panels, String note, int width, int height) {
    /** Where several panels stand. */
    public enum Arrangement {
        BESIDE,
        STACKED
    }

    /** Fits the output area of a notebook on a small screen. */
    public static final int WIDTH = 760;

    public static final int HEIGHT = 460;

    private static final int SMALLEST = 200;
    private static final int LARGEST = 8000;

    public Figure {
        panels = List.copyOf(panels);
        var problems = new Problems();
        check(problems, "width", width);
        check(problems, "height", height);
        problems.throwIfAny();
    }

    public static Figure of(String title, Panel panel) {
        return new Figure(title, Arrangement.BESIDE, List.of(panel), "", WIDTH, HEIGHT);
    }

    public static Figure of(String title, Arrangement arrangement, List<Panel> panels) {
        return new Figure(
                title, arrangement, panels, "", WIDTH, arrangement == Arrangement.STACKED ? HEIGHT + 120 : HEIGHT);
    }

    public Figure titled(String changed) {
        return new Figure(changed, arrangement, panels, note, width, height);
    }

    public Figure sized(int changedWidth, int changedHeight) {
        return new Figure(title, arrangement, panels, note, changedWidth, changedHeight);
    }

    public Figure noting(String changed) {
        return new Figure(title, arrangement, panels, changed, width, height);
    }

    /** In words how many points aren't drawn as others cover them, or nothing. */
    public String thinned() {
        long all = panels.stream().mapToLong(Panel::points).sum();
        long drawn = panels.stream().mapToLong(Panel::pointsDrawn).sum();
        return all == drawn
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Of %,d points %,d are drawn; the others would lie on the same pixels. The table has all.",
                        all,
                        drawn);
    }

    private static void check(Problems problems, String what, int pixels) {
        if (pixels < SMALLEST || pixels > LARGEST) {
            problems.add(
                    "A plot's %s is between %d and %d pixels, found %d.".formatted(what, SMALLEST, LARGEST, pixels));
        }
    }
}
