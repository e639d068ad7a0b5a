package io.jadeite.dsl.plot.words;

import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.PlotOptions;
import io.jadeite.dsl.plot.Plottable;
import io.jadeite.dsl.plot.TablePlot;
import io.jadeite.dsl.plot.atoms.StructureView;
import io.jadeite.dsl.script.PlotView;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.structure.Structure;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Draws what is asked for by {@code plot …}. */
public final class PlotWords implements PlotView {
    private final InstantSource clock;

    /** For {@link java.util.ServiceLoader}. */
    public PlotWords() {
        this(InstantSource.system());
    }

    PlotWords(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Of a table: columns against each other; of a run, by its number or a reference: how it converged, or moved; of what has a plot of
     * its own, that.
     */
    @Override
    public Object plot(Supplier<Database> database, Object data, Map<String, ?> asked) {
        var runs = new RunPlots(database);
        if (data instanceof Plottable plottable) {
            return finished(plottable.plot(), asked);
        }
        if (data instanceof Structure structure) {
            new PlotOptions("plot of a structure", asked, List.of()).problems().throwIfAny();
            return new StructureView(structure);
        }
        return RunPlots.number(data)
                .map(run -> finished(runs.steps(run), asked))
                .orElseGet(() -> TablePlot.of(DataTable.of(data), asked));
    }

    @Override
    public PlotKinds kinds(Supplier<Database> database) {
        return new PlotKinds(database, clock);
    }

    static Plot finished(Plot plot, Map<String, ?> asked) {
        return new PlotOptions("plot", asked, List.of()).finish(plot);
    }
}
