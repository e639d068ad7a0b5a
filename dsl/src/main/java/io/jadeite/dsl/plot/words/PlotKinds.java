package io.jadeite.dsl.plot.words;

import io.jadeite.dsl.plot.Histogram;
import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.TablePlot;
import io.jadeite.dsl.plot.atoms.StructureView;
import io.jadeite.dsl.plot.calculation.BandStructure;
import io.jadeite.dsl.plot.calculation.DensityOfStates;
import io.jadeite.dsl.plot.calculation.EquationOfState;
import io.jadeite.dsl.plot.calculation.ReactionPath;
import io.jadeite.dsl.plot.phase.PhaseDiagram;
import io.jadeite.dsl.plot.queue.QueueHistory;
import io.jadeite.dsl.plot.queue.WorkedRun;
import io.jadeite.dsl.plot.queue.WorkerUse;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.RunFilter;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.structure.Structure;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The kinds of plots by name: {@code plot.histogram energies, x: 'bandGap'}, {@code plot.hull energies}, {@code plot.queue()}.
 *
 * <p>What is asked for by names comes first, as Groovy hands it on: {@code plot.histogram(Map.of("x", "bandGap"), energies)} in Java.
 */
public final class PlotKinds {
    /** More recent runs than these aren't read: the lines wouldn't change by eye, and the memory would. */
    static final int MOST_RUNS = 100_000;

    private final Supplier<Database> database;
    private final InstantSource clock;

    PlotKinds(Supplier<Database> database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Columns against each other, as the word {@code plot} itself does. */
    public Plot xy(Map<String, ?> asked, Object data) {
        return TablePlot.of(DataTable.of(data), asked);
    }

    /** How often which values of a column occur. */
    public Plot histogram(Map<String, ?> asked, Object data) {
        return Histogram.of(DataTable.of(data), asked);
    }

    /** Energy and largest force of a relaxation, step by step. */
    public Plot convergence(Object run) {
        return new RunPlots(database).convergence(RunPlots.required(run));
    }

    /** Temperature and energy along a motion. */
    public Plot trajectory(Object run) {
        return new RunPlots(database).trajectory(RunPlots.required(run));
    }

    /** The fit to energies (eV) at several volumes (Å³): the columns {@code volume} and {@code energy}. It shows itself as a plot. */
    public EquationOfState equationOfState(Object data) {
        return equationOfState(Map.of(), data);
    }

    /** By columns of other names: {@code volume: 'V', energy: 'E'}. */
    public EquationOfState equationOfState(Map<String, ?> asked, Object data) {
        return TableReading.equationOfState(DataTable.of(data), asked);
    }

    /** The convex hull of the phases in a table, of columns {@code formula} and {@code energy} (eV, of all atoms of the formula). */
    public PhaseDiagram hull(Object data) {
        return hull(Map.of(), data);
    }

    /** By columns of other names: {@code formula: 'phase', energy: 'E'}; {@code name} has what to call each. */
    public PhaseDiagram hull(Map<String, ?> asked, Object data) {
        return TableReading.phaseDiagram(DataTable.of(data), asked);
    }

    public Plot bands(BandStructure bands) {
        return bands.plot();
    }

    /** With the density of states beside them. */
    public Plot bands(BandStructure bands, DensityOfStates density) {
        return bands.plot(density);
    }

    public Plot barrier(ReactionPath path) {
        return path.plot();
    }

    public StructureView structure(Structure structure) {
        return new StructureView(structure);
    }

    /** How many runs stood in which state when. */
    public Plot queue() {
        return new QueueHistory(runs(), clock.instant()).plot();
    }

    /** Which worker was busy when. */
    public Plot workers() {
        return new WorkerUse(runs(), clock.instant()).plot();
    }

    /** Which runs wait for which, and which were submitted by which: a handle, a number, or a list of them, with all that they reach. */
    public Plot graph(Object runs) {
        return new RunPlots(database).graph(runs);
    }

    private List<WorkedRun> runs() {
        var view = new QueueView(database.get());
        var runs = new ArrayList<RunRecord>();
        view.eachOfNewest(RunFilter.ALL, MOST_RUNS, runs::add);
        var attempts = view.attempts(runs.stream().map(RunRecord::id).toList());
        return runs.stream()
                .map(run -> new WorkedRun(run, attempts.getOrDefault(run.id(), List.of())))
                .toList();
    }

    /** What there is, in words. */
    @Override
    public String toString() {
        return "plot DATA, x: '…', y: '…', or plot.histogram, .convergence, .trajectory, .equationOfState, .hull, .bands, .barrier, .structure, .queue, .workers, .graph";
    }
}
