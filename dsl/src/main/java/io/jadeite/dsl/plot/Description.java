package io.jadeite.dsl.plot;

import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A picture in words, for screen readers and for plain text: what stands on the axes, and each series with its range. */
final class Description {
    /** More than these are counted, not told one by one. */
    private static final int TOLD = 8;

    private Description() {}

    static String of(Figure figure, String lead) {
        var sentences = new ArrayList<String>();
        sentences.add(figure.title().isEmpty() ? lead : figure.title() + ". " + lead);
        for (var panel : figure.panels()) {
            if (panel.x().hidden() && panel.y().hidden()) {
                continue;
            }
            if (!panel.y().title().isEmpty()) {
                sentences.add("%s against %s%s."
                        .formatted(capital(panel.y().title()), panel.x().title(), scales(panel)));
            }
            series(panel, sentences);
        }
        if (!figure.note().isEmpty()) {
            sentences.add(figure.note());
        }
        return String.join(
                " ", sentences.stream().filter(words -> !words.isBlank()).toList());
    }

    private static void series(Panel panel, List<String> sentences) {
        var told = panel.series().stream()
                .filter(series ->
                        series.form() != Form.GUIDE && !panel.y().title().isEmpty())
                .toList();
        for (var series : told.subList(0, Math.min(told.size(), TOLD))) {
            sentences.add(words(panel, series));
        }
        if (told.size() > TOLD) {
            sentences.add("And %d more series.".formatted(told.size() - TOLD));
        }
    }

    private static String words(Panel panel, Series series) {
        var xs = statistics(series.points().xs());
        var ys = statistics(series.points().ys());
        var name = series.name().isEmpty() ? "" : series.name() + ": ";
        if (ys.getCount() == 0) {
            return name + "no points.";
        }
        return "%s%s, %s, %s."
                .formatted(
                        name,
                        series.form() == Form.BARS ? "bars" : Numbers.count(ys.getCount(), "point"),
                        range(panel.x(), xs),
                        range(panel.y(), ys));
    }

    private static DoubleSummaryStatistics statistics(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
    }

    private static String range(Axis axis, DoubleSummaryStatistics values) {
        return "%s from %s to %s"
                .formatted(axis.label(), Numbers.show(values.getMin()), Numbers.show(values.getMax(), axis.unit()));
    }

    private static String scales(Panel panel) {
        Function<Axis, String> scale = axis -> axis.logarithmic() ? ", on a logarithmic scale of " + axis.label() : "";
        return scale.apply(panel.x()) + scale.apply(panel.y());
    }

    static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
