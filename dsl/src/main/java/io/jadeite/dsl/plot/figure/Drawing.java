package io.jadeite.dsl.plot.figure;

import io.jadeite.dsl.plot.figure.Figure.Arrangement;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/** A figure laid out: its panels' charts and their places, below them legend and note. For one thread. */
final class Drawing {
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    private static final int TITLE_HEIGHT = 30;
    private static final int NOTE_HEIGHT = 20;

    /** Room for the title of a y axis and what lies between it, the numbers and the axis. */
    private static final int BESIDE_NUMBERS = 32;

    private static final int NARROWEST_NUMBERS = 30;

    /** A panel with its chart, and where it stands. */
    record Placed(Panel panel, XYChart chart, int left, int top, int width, int height) {}

    private final Figure figure;
    private final LegendRows legend;
    private final List<Placed> placed;

    Drawing(Figure figure) {
        this.figure = figure;
        this.legend = LegendRows.of(figure);
        this.placed = place(figure, legend.height());
    }

    List<Placed> placed() {
        return placed;
    }

    void paint(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, figure.width(), figure.height()));
        write(graphics, figure.title(), TITLE, 20);
        for (var part : placed) {
            graphics.translate(part.left(), part.top());
            part.chart().paint(graphics, part.width(), part.height());
            new Annotations(part.panel(), part.chart()).paint(graphics);
            graphics.translate(-part.left(), -part.top());
        }
        int bottom = figure.height() - noteHeight(figure);
        legend.paint(graphics, bottom - legend.height());
        write(graphics, figure.note(), PanelChart.SMALL, figure.height() - 8);
    }

    private void write(Graphics2D graphics, String words, Font font, int baseline) {
        if (!words.isEmpty()) {
            graphics.setFont(font);
            graphics.setColor(Look.INK);
            double width = Words.width(words, font);
            graphics.drawString(words, (float) Math.max(4, (figure.width() - width) / 2), baseline);
        }
    }

    private static List<Placed> place(Figure figure, int legendHeight) {
        int top = figure.title().isEmpty() ? 4 : TITLE_HEIGHT;
        int height = figure.height() - top - legendHeight - noteHeight(figure);
        double shares = figure.panels().stream().mapToDouble(Panel::share).sum();
        var placed = new ArrayList<Placed>();
        double before = 0;
        boolean stacked = figure.arrangement() == Arrangement.STACKED;
        for (var panel : figure.panels()) {
            double begin = before / shares;
            double end = (before + panel.share()) / shares;
            var part = stacked
                    ? placed(
                            panel,
                            0,
                            top + part(begin, height),
                            figure.width(),
                            part(end, height) - part(begin, height))
                    : placed(
                            panel,
                            part(begin, figure.width()),
                            top,
                            part(end, figure.width()) - part(begin, figure.width()),
                            height);
            if (stacked) {
                part.chart().getStyler().setYAxisLeftWidthHint(leftOf(figure));
            }
            placed.add(part);
            before += panel.share();
        }
        return List.copyOf(placed);
    }

    /** As much as the widest numbers of all need, so that panels above each other have their axes in line. */
    private static int leftOf(Figure figure) {
        double numbers = NARROWEST_NUMBERS;
        for (var panel : figure.panels()) {
            var shown = panel.shownY();
            for (var words : panel.y().logarithmic() ? logarithmicNumbers(shown) : numbers(shown)) {
                numbers = Math.max(numbers, Words.width(words, PanelChart.SMALL));
            }
        }
        return (int) Math.ceil(numbers) + BESIDE_NUMBERS;
    }

    private static List<String> numbers(Range shown) {
        return IntStream.rangeClosed(0, 10)
                .mapToObj(tenth -> Ticks.of(shown).apply(shown.low() + tenth * shown.length() / 10))
                .toList();
    }

    private static List<String> logarithmicNumbers(Range shown) {
        return LogTicks.told(shown).stream().map(Ticks::alone).toList();
    }

    private static Placed placed(Panel panel, int left, int top, int width, int height) {
        return new Placed(panel, PanelChart.of(panel, width, height), left, top, width, height);
    }

    private static int part(double share, int whole) {
        return (int) Math.round(share * whole);
    }

    private static int noteHeight(Figure figure) {
        return figure.note().isEmpty() ? 0 : NOTE_HEIGHT;
    }
}
