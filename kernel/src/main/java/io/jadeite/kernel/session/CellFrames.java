package io.jadeite.kernel.session;

import io.jadeite.kernel.session.CellFailure.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the lines of cells in stack traces. */
public final class CellFrames {
    private static final Pattern FILE = Pattern.compile("cell(\\d+)\\.(?:java|groovy)");

    private CellFrames() {}

    /** The name of the file that a cell is compiled as. */
    public static String file(int cell, String extension) {
        return "cell%d.%s".formatted(cell, extension);
    }

    /** The place that a frame names. */
    public static Optional<Place> place(StackTraceElement frame) {
        var file = FILE.matcher(String.valueOf(frame.getFileName()));
        return file.matches() && frame.getLineNumber() > 0
                ? Optional.of(Place.line(Integer.parseInt(file.group(1)), frame.getLineNumber()))
                : Optional.empty();
    }

    /** The places of cells on a failure's way, the innermost first, each once. */
    public static List<Place> way(Throwable failure) {
        var way = new ArrayList<Place>();
        for (var frame : failure.getStackTrace()) {
            place(frame)
                    .filter(place -> way.isEmpty() || !way.getLast().equals(place))
                    .ifPresent(way::add);
        }
        return way;
    }
}
