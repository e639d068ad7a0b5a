package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words in Groovy, by {@code jadeite script}. */
class GroovyWordsTest extends WordsSuite {
    @Test
    void workflowStepTagsAndDirectory() throws IOException {
        var printed = script("""
                inner = workflow('demo.words.inner') { Structure structure ->
                    [energy: step('static-energy.emt.quick', structure: structure).energy]
                }
                outer = workflow('demo.words.outer', tags: ['nightly']) { Structure structure, double fmax = 0.01 ->
                    tags 'small-job'
                    def relaxed = step 'relaxation.emt.quick', structure: structure, fmax: fmax
                    def byValue = step inner, structure: relaxed.structureFinal
                    def byName = step 'demo.words.inner', structure: relaxed.structureFinal
                    def picked = step('pick') { relaxed.energyPerAtom() }
                    assert directory().toFile().directory
                    [energy: byValue.energy, same: byValue.energy == byName.energy, picked: picked]
                }
                def copper = Structure.load 'Cu0.vasp'
                def here = outer.run structure: copper
                def cloud = outer.runCloud(structure: copper).await('60s').result()
                println here == cloud
                println here.same
                println Math.abs(here.energy - 4 * here.picked) < 1e-9
                println queue.runs(tags: ['small-job', 'nightly']).size()
                """);

        assertThat(printed).containsExactly("true", "true", "true", "2");
    }

    @Test
    void children() throws IOException {
        var printed = script("""
                flow = workflow('demo.words.children') { Structure structure ->
                    def all = children 'static-energy.emt.quick', structure: [structure, structure.withVolume(40.0d)]
                    def some = children 'relaxation.emt.quick', structure: structure, maxSteps: [1, 100], failures: 'keep'
                    [energies: all*.energy, left: some.size()]
                }
                def result = flow.runCloud(structure: Structure.load('Cu0.vasp')).await('60s').result()
                println result.energies.size()
                println result.left
                println queue.runs().size()
                """);

        assertThat(printed).containsExactly("2", "1", "5");
    }

    @Test
    void runRunEachAndRunCloud() throws IOException {
        var printed = script("""
                def here = run 'static-energy.emt.quick', structure: load('Cu1.vasp')
                def each = runEach 'static-energy.emt.quick', structure: loadAll('*.vasp')
                def cloud = runCloud 'static-energy.emt.quick', structure: loadAll('*.vasp'), tags: 'small-job', priority: 5
                println here == each[1]
                println cloud.await('60s').result() == each
                println each*.energyPerAtom.toSet().size()
                """);

        assertThat(printed).containsExactly("true", "true", "3");
        assertThat(states()).hasSize(7).containsOnly("SUCCEEDED");
    }

    @Test
    void structureLoadAndLoadAll() throws IOException {
        var printed = script("""
                def one = Structure.load 'Cu2.vasp'
                println one == load('Cu2.vasp')
                println Structure.loadAll('Cu*.vasp') == loadAll('*.vasp')
                def relaxed = run 'relaxation.emt.quick', structure: one
                println load('run:1') == relaxed.structureFinal
                """);

        assertThat(printed).containsExactly("true", "true", "true");
    }

    @Test
    void handles() throws IOException {
        var printed = script("""
                def late = runCloud 'static-energy.emt.quick', structure: load('Cu0.vasp'), at: '+1h'
                println late.state()
                println late.why()
                println late.cancel().state()
                def run = runCloud 'relaxation.emt.quick', structure: load('Cu0.vasp')
                println run.await('60s').state()
                println run.result().formula
                println run.directory().get().toFile().directory
                println run.log().contains('attempt 1')
                def runs = runCloud 'relaxation.emt.quick', structure: loadAll('*.vasp'), maxSteps: [1, 200, 200]
                println runs.progress().state()
                println runs.failed()*.why()
                println runs.succeeded().result()*.formula
                println runs.unfinished()
                println runs.table().rowCount()
                """);

        assertThat(printed)
                .hasSize(12)
                .startsWith("WAITING")
                .contains("CANCELLED", "SUCCEEDED", "Cu4", "[SUCCEEDED:2, FAILED:1]", "[Cu4, Cu4]", "[]")
                .endsWith("3");
        assertThat(printed.get(1)).contains("waits until");
        assertThat(printed.get(8)).contains("Not converged after 1 ionic steps");
    }

    @Test
    void handlesAsInputs() throws IOException {
        var printed = script("""
                def relaxed = runCloud 'relaxation.emt.quick', structure: load('Cu2.vasp')
                def next = runCloud 'static-energy.emt.quick', structure: relaxed
                def half = workflow('demo.words.half') { double energy -> [half: energy / 2] }
                def last = half.runCloud energy: next.energy
                println 2 * last.await('60s').result().half == next.result().energy
                println next.result().structureFinal == relaxed.result().structureFinal
                """);

        assertThat(printed).containsExactly("true", "true");
    }

    @Test
    void queueAndWorkers() throws IOException {
        var printed = script("""
                runCloud('static-energy.emt.quick', structure: loadAll('*.vasp'), tags: 'small-job').await '60s'
                println queue.table(tags: 'small-job', state: 'SUCCEEDED').rowCount()
                println queue.runs(workflow: 'static-energy.emt.quick')
                println queue.run(2).state() == SUCCEEDED
                println queue.counts().SUCCEEDED + ' ' + queue.counts()[FAILED]
                println workers.live().size()
                println workers.table().rowCount()
                println workers
                println queue
                """);

        assertThat(printed)
                .startsWith(
                        "3",
                        "[run 1 (static-energy.emt.quick), run 2 (static-energy.emt.quick), run 3 (static-energy.emt.quick)]",
                        "true",
                        "3 0",
                        "1",
                        "1",
                        "1 live worker(s), 0 of them running something");
        assertThat(printed).last().asString().startsWith("Queue in ").endsWith(": 3 SUCCEEDED");
    }

    @Test
    void resultsAndPlot() throws IOException {
        var printed = script("""
                runCloud('static-energy.emt.quick', structure: loadAll('*.vasp')).await '60s'
                def energies = results('static-energy.emt.quick').where { nsites == 4 }
                println energies.count()
                println energies.table().doubleColumn('volume').max() == load('Cu2.vasp').volume()
                def drawn = plot energies, x: 'volumePerAtom', y: 'energyPerAtom'
                println drawn.table().rowCount()
                println drawn.save('energies.png')
                println plot.histogram(energies, x: 'energy').table().rowCount() > 0
                """);

        assertThat(printed).hasSize(5).startsWith("3", "true", "3").last().isEqualTo("true");
        assertThat(home().resolve("energies.png")).isNotEmptyFile();
    }

    @Test
    void clusterLaunchAndSettings() throws IOException {
        var printed = script("""
                def own = cluster.start workers: 1, tags: ['own']
                println runCloud('static-energy.emt.quick', structure: load('Cu0.vasp'), tags: 'own').await('60s').state()
                own.stop()
                launch.local(workers: 1).stop()
                println settings['worker.lease']
                println args
                """, "a", "b c");

        assertThat(printed).containsExactly("SUCCEEDED", "PT3S", "[a, b c]");
    }

    private List<String> script(String text, String... arguments) throws IOException {
        Files.writeString(home().resolve("words.groovy"), text);
        var words = new ArrayList<>(List.of("script", "words.groovy"));
        words.addAll(List.of(arguments));
        return program().run(words).succeeded().out().lines().toList();
    }
}
