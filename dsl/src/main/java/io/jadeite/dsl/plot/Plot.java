package io.jadeite.dsl.plot;

import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Picture;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * A plot: a picture, the data that it shows, and its description in words.
 *
 * <pre>{@code
 * var plot = TablePlot.of(energies, Map.of("x", "volume_per_atom", "y", "energy_per_atom"));
 * plot.save("energies.svg"); // or .png
 * plot.table();              // what was drawn, all of it
 * plot.description();        // for those who can't see it
 * }</pre>
 *
 * <p>Immutable but for its table, which is a copy that belongs to whoever asks. Threads may share it. Pictures are drawn when they are
 * asked for; the same plot gives the same bytes on one computer.
 */
public final class Plot implements Plottable {
    /** Sharp on most screens. */
    private static final double SCALE = 2;

    private final Figure figure;
    private final Table table;
    private final String lead;

    private Plot(Figure figure, Table table, String lead) {
        this.figure = figure;
        this.table = table;
        this.lead = lead;
    }

    /**
     * Of more points than can be seen fewer are drawn; then it says so below.
     *
     * @param lead what the picture shows, as one or two sentences; what each axis and series holds is added
     */
    public static Plot of(Figure figure, Table table, String lead) {
        var notes = Stream.of(figure.note(), figure.thinned())
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining(" "));
        return new Plot(figure.noting(notes), table, lead);
    }

    public String title() {
        return figure.title();
    }

    /** The data, one row for each thing that is drawn; also what was too much to draw. */
    public Table table() {
        return table.copy();
    }

    /** In words: what is plotted against what, in which units, from where to where, and what stands out. */
    public String description() {
        return Description.of(figure, lead);
    }

    /** In CSS pixels. */
    public int width() {
        return figure.width();
    }

    public int height() {
        return figure.height();
    }

    /** What is drawn, as data. */
    public Figure figure() {
        return figure;
    }

    /** Two pixels for each CSS pixel. */
    public byte[] png() {
        return Picture.png(figure, SCALE);
    }

    /** With title and description inside. It may stand in a file or in the middle of a page. */
    public String svg() {
        return Picture.svg(figure, description());
    }

    /**
     * Writes it to a file, as its name's ending says: {@code .png} or {@code .svg}. A file of that name is replaced.
     *
     * @return the file
     */
    public Path save(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        byte[] bytes;
        if (name.endsWith(".svg")) {
            bytes = svg().getBytes(StandardCharsets.UTF_8);
        } else if (name.endsWith(".png")) {
            bytes = png();
        } else {
            throw new InputException("A plot is saved as .png or .svg, not as '%s'. Give the file one of these endings."
                    .formatted(file));
        }
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new JadeiteException(
                    "The plot can't be written to %s: %s. Check that the folder is there and may be written to."
                            .formatted(file.toAbsolutePath(), e.getMessage()),
                    e);
        }
    }

    public Path save(String file) {
        return save(Path.of(file));
    }

    /** In another size, in CSS pixels. */
    public Plot sized(int width, int height) {
        return new Plot(figure.sized(width, height), table, lead);
    }

    public Plot titled(String title) {
        return new Plot(figure.titled(title), table, lead);
    }

    @Override
    public Plot plot() {
        return this;
    }

    /** Its description. */
    @Override
    public String toString() {
        return description();
    }
}
