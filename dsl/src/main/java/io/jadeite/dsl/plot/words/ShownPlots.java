package io.jadeite.dsl.plot.words;

import io.jadeite.dsl.plot.Plottable;
import io.jadeite.dsl.plot.atoms.StructureView;
import io.jadeite.dsl.script.ValueView;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Shows plots as SVG, as PNG where that is smaller, and structures as HTML; all of them in words, too. */
public final class ShownPlots implements ValueView {
    /** Larger pictures make notebooks slow; a PNG never is. */
    private static final int LARGEST_SVG = 600_000;

    @Override
    public boolean takes(Object value) {
        return value instanceof Plottable || value instanceof Structure || value instanceof StructureView;
    }

    @Override
    public Map<String, Object> views(Object value) {
        return switch (value) {
            case Plottable plottable -> plot(plottable);
            case Structure structure -> structure(new StructureView(structure));
            case StructureView view -> structure(view);
            default ->
                throw new IllegalArgumentException(
                        "no plot: " + value.getClass().getName());
        };
    }

    /** What can't be drawn, such as a hull of four elements, says so in words. */
    private static Map<String, Object> plot(Plottable plottable) {
        try {
            var plot = plottable.plot();
            var svg = plot.svg();
            return svg.getBytes(StandardCharsets.UTF_8).length <= LARGEST_SVG
                    ? Map.of("text/plain", plot.description(), "image/svg+xml", svg)
                    : Map.of("text/plain", plot.description(), "image/png", plot.png());
        } catch (InputException e) {
            return Map.of("text/plain", e.getMessage());
        }
    }

    private static Map<String, Object> structure(StructureView view) {
        return Map.of("text/plain", view.description(), "text/html", view.html());
    }
}
