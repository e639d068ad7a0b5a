package io.jadeite.dsl.plot.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.dsl.plot.Gallery;
import io.jadeite.dsl.plot.Plot;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.testing.OnEachDatabase;
import io.jadeite.engine.testing.Request;
import io.jadeite.engine.text.Json;
import io.jadeite.engine.worker.HereExecution;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.engine.workflow.Configuration;
import io.jadeite.engine.workflow.RunReference;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Plots of runs that the built-in calculator really made. */
class RunPlotsTest extends OnEachDatabase {
    private final PlotWords words = new PlotWords();
    private final Supplier<Database> opened = this::database;

    @Test
    void aRunIsPlottedByWhatItsStepsAre() throws InterruptedException {
        long relaxation = run("relaxation.emt.quick", Map.of());
        long motion = run("dynamics.emt.quick", Map.of("steps", 300, "timestep", 4.0));

        var convergence = (Plot) words.plot(opened, relaxation, Map.of());
        var trajectory = (Plot) words.plot(opened, new RunReference(motion, ""), Map.of("title", "Hot copper"));

        Gallery.show("run-relaxation", convergence);
        Gallery.show("run-motion", trajectory);
        var steps = new Results(database()).steps(relaxation);
        assertThat(convergence.title()).isEqualTo("Convergence of run %d, Cu".formatted(relaxation));
        assertThat(convergence.table().doubleColumn("energy").asDoubleArray())
                .containsExactly(
                        steps.stream().mapToDouble(step -> step.energy()).toArray());
        assertThat(convergence.figure().panels().getLast().y().title()).isEqualTo("largest force (eV/Å)");
        assertThat(trajectory.title()).isEqualTo("Hot copper");
        assertThat(trajectory.figure().panels().getFirst().x().title()).isEqualTo("time (fs)");
        assertThat(trajectory.table().doubleColumn("time (fs)").max()).isEqualTo(1200);
        assertThat(words.kinds(opened).convergence(relaxation).table().rowCount())
                .isEqualTo(steps.size());
        assertThatThrownBy(() -> words.kinds(opened).trajectory(relaxation))
                .hasMessageContaining("There is no motion to plot");
    }

    @Test
    void theQueueAndItsWorkersAreDrawnFromTheDatabase() throws InterruptedException {
        run("static-energy.emt.quick", Map.of());
        new Submissions(database()).submit(Request.of("relaxation.emt.quick").submission());

        var queue = words.kinds(opened).queue();
        var workers = words.kinds(opened).workers();

        assertThat(queue.description()).contains("At the end, of 2 runs: 1 waiting or pending, 0 running, 1 succeeded");
        assertThat(workers.table().stringColumn("ending").asList()).containsExactly("succeeded");
    }

    @Test
    void aGraphReachesAllThatRunsHaveToDoWith() {
        var submissions = new Submissions(database());
        long first = submissions.submit(Request.usual().submission()).getFirst();
        long second =
                submissions.submit(Request.usual().after(first).submission()).getFirst();
        long third =
                submissions.submit(Request.usual().after(second).submission()).getFirst();
        submissions.submit(Request.usual().submission());

        var kinds = words.kinds(opened);

        assertThat(kinds.graph(second).table().longColumn("run").asList()).containsExactly(first, second, third);
        assertThat(kinds.graph(List.of(third, new RunReference(first, "")))
                        .table()
                        .rowCount())
                .isEqualTo(3);
        assertThatThrownBy(() -> kinds.graph(4711)).hasMessageContaining("There is no run 4711.");
        assertThatThrownBy(() -> kinds.graph(List.of()))
                .hasMessage("There is nothing to plot: there are no such runs.");
    }

    @Test
    void aRunThatIsNotThereOrHasNoStepsIsSaid() {
        long pending = new Submissions(database())
                .submit(Request.of("relaxation.emt.quick").submission())
                .getFirst();

        assertThatThrownBy(() -> words.plot(opened, 4711, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("There is no run 4711.");
        assertThatThrownBy(() -> words.plot(opened, pending, Map.of()))
                .hasMessage(
                        "There is nothing to plot: run %d (relaxation.emt.quick) is PENDING and has no ionic steps saved."
                                .formatted(pending));
        assertThatThrownBy(() -> words.kinds(opened).convergence("last"))
                .hasMessage("A run is meant by its number or its handle, found last.");
    }

    private long run(String name, Map<String, Object> parameters) throws InterruptedException {
        var catalogue = Catalogue.installed();
        var workflow = catalogue.find(name);
        var given = new LinkedHashMap<>(parameters);
        given.put("structure", copper());
        var arguments = Configuration.of(workflow, given, file -> {
            throw new AssertionError("no file is needed: " + file);
        });
        var json = Json.write(Configuration.toJson(workflow, arguments));
        return new HereExecution(database(), fresh().settings(), catalogue, "test", InstantSource.system())
                .execute(
                        Request.of(name).parameters(json).submission(),
                        fresh().folder().resolve("runs"),
                        id -> {},
                        step -> {});
    }

    /** Stretched, and an atom out of its place. */
    private static Structure copper() {
        var sites = List.of(
                        new Vector(0.02, 0, 0.01),
                        new Vector(0.5, 0.5, 0),
                        new Vector(0.5, 0, 0.5),
                        new Vector(0, 0.5, 0.5))
                .stream()
                .map(place -> Site.of(Element.CU, place))
                .toList();
        return new Structure(Lattice.cubic(3.7), sites);
    }
}
