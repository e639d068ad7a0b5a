package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.atoms.StructureView;
import io.jadeite.dsl.plot.calculation.EquationOfState;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The word {@code plot} as scripts write it. */
class PlotWordTest extends ScriptSuite {
    @Test
    void aScriptPlotsListsRunsAndStructuresAndSavesThem() throws Exception {
        writeCopper(1);

        var plot = (Plot) script("""
                p = plot([[volume: 1, energy: 3], [volume: 2, energy: 1]], x: 'volume', y: 'energy', title: 'Two points')
                p.save "$folder/two.svg"
                p
                """.replace("$folder", folder().toString()));
        var structure = script("plot load('Cu0.vasp')");
        run("relaxation.emt.quick");
        var convergence = (Plot) script("plot 1");

        assertThat(plot.title()).isEqualTo("Two points");
        assertThat(Files.readString(folder().resolve("two.svg"))).contains("<title>Two points</title>");
        assertThat(structure).isInstanceOf(StructureView.class);
        assertThat(convergence.title()).isEqualTo("Convergence of run 1, Cu4");
    }

    @Test
    void aHandleIsPlottedAsItsRun() throws Exception {
        writeCopper(1);
        startWorker();

        var plot = (Plot) script("""
                handle = runCloud 'relaxation.emt.quick', structure: load('Cu0.vasp')
                handle.await '2m'
                plot.convergence handle
                """);

        assertThat(plot.table().column("energy").size()).isPositive();
        assertThat(plot.description()).contains("Energy (eV) against ionic step");
    }

    @Test
    void equationsOfStateComeFromRunsOfAScript() throws Exception {
        writeCopper(1);

        var state = (EquationOfState) script("""
                cu = load 'Cu0.vasp'
                points = [0.92, 0.95, 0.98, 1.0, 1.02].collect { share ->
                    result = run 'static-energy.emt.quick', structure: cu.withVolume(46 * share)
                    [volume: result.volume(), energy: result.energy()]
                }
                plot.equationOfState points
                """);

        assertThat(Math.cbrt(state.fit().volume())).isBetween(3.55, 3.65);
        assertThat(state.fit().bulkModulus()).isBetween(110.0, 160.0);
    }

    @Test
    void whatIsMisspeltIsToldInTheWordsOfPlots() {
        assertThatThrownBy(() -> script("plot([[a: 1, b: 2]], x: 'a', z: 'b')"))
                .hasMessageContaining("plot has no 'z'.")
                .hasMessageContaining("Say which column to plot, y: '…'.");
    }

    private void run(String workflow) throws Exception {
        jadeite().run(workflow, Map.of("structure", copper(0)));
    }
}
