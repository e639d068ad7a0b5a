package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.dsl.script.value.Result;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.run.RunState;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What runs in the queue answer, and how their results become inputs. */
class HandlesTest extends ScriptSuite {
    @Test
    void aListOfStructuresIsOneSubmissionOfManyRuns() throws Exception {
        writeCopper(5);
        startWorker();

        var runs = (Handles) script("""
                def runs = runCloud 'static-energy.emt.quick', structure: Structure.loadAll("${jadeite.settings().all().userHome()}/*.vasp"), tags: 'small-job'
                runs.progress()
                """);

        assertThat(runs).hasSize(5);
        assertThat(runs.state()).isEqualTo(Map.of(RunState.SUCCEEDED, 5L));
        assertThat(runs.result().stream().map(Result::energy)).doesNotHaveDuplicates();
        assertThat(messages().lines().getLast()).isEqualTo("5 of 5 runs have ended");
        var submissions = database().single(sql -> sql.number("select count(distinct submission) from run_detail"));
        assertThat(submissions).isEqualTo(1);
    }

    @Test
    void aHandleAsAnInputMakesARunThatWaitsForIt() throws Exception {
        writeCopper(2);

        var next = (Handle) script("""
                def runs = runCloud 'relaxation.emt.quick', structure: [load('Cu0.vasp'), load('Cu1.vasp')]
                runCloud 'static-energy.emt.quick', structure: runs[1]
                """);
        var before = next.state();
        startWorker();
        next.await("60s");

        var relaxed = jadeite().queue().run(next.id() - 1).result();
        assertThat(before).isEqualTo(RunState.WAITING);
        assertThat(next.result().energy()).isCloseTo(relaxed.energy(), within(1e-9));
    }

    @Test
    void aValueOfAHandleIsAnInputOfAUserWorkflowToo() throws Exception {
        writeCopper(1);
        startWorker();

        var result = (Result) script("""
                def run = runCloud 'static-energy.emt.quick', structure: load('Cu0.vasp')
                workflow('demo.toolkit.double') { double energy, List<Double> others ->
                    [twice: 2 * energy, others: others]
                }.runCloud(energy: run.energy, others: [run.energyPerAtom, 1.5d]).await('60s').result()
                """);

        var energy = jadeite().run("static-energy.emt.quick", Map.of("structure", copper(0)));
        assertThat(result.real("twice")).isEqualTo(2 * energy.energy());
        assertThat(result.get("others")).isEqualTo(List.of(energy.energyPerAtom(), 1.5));
    }

    @Test
    void aHandleIsNoValueAndSaysSoByName() throws Exception {
        writeCopper(1);
        script("copper = runCloud 'static-energy.emt.quick', structure: load('Cu0.vasp')");
        var uses = List.of(
                "copper.energy + 1",
                "1 + copper.energy",
                "println \"energy: ${copper.energy}\"",
                "if (copper) println 'yes'",
                "for (x in copper.structureFinal) println x",
                "copper.each { println it }",
                "copper.energy < 3",
                "-copper.energy",
                "copper[0]",
                "Math.sqrt(copper.energy)");

        for (var use : uses) {
            assertThat(catchThrowable(() -> script("copper = queue.run(1)\n" + use)))
                    .as(use)
                    .isInstanceOf(JadeiteException.class)
                    .hasMessageContaining("flow.groovy line 2")
                    .hasMessageContaining("run 1 (static-energy.emt.quick)")
                    .hasMessageContaining("await()");
        }
    }

    @Test
    void aResultThatIsNotThereSaysHowToWait() {
        var run = jadeite()
                .runCloud("static-energy.emt.quick", Map.of("structure", copper(0)))
                .one();

        assertThatThrownBy(run::result)
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "run 1 (static-energy.emt.quick) is PENDING, so it has no result yet. await() waits for it: await('10m').result().");
        assertThat(run.why()).startsWith("No worker is live to take it.");
        assertThat(messages().said())
                .containsExactly("No worker is live to take it. Start one that would: jadeite engine start-worker");
        assertThat(run.log()).isEqualTo("run 1 (static-energy.emt.quick) hasn't begun.");
        assertThat(run.directory()).isEmpty();
        assertThat(run.cancel().state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void whoWaitsTooShortlyLearnsHowThingsStand() {
        var runs = jadeite().runCloud("static-energy.emt.quick", Map.of("structure", List.of(copper(0), copper(1))));

        assertThatThrownBy(() -> runs.await("0.1s"))
                .isInstanceOf(JadeiteException.class)
                .hasMessageStartingWith("After 0.1s 2 of 2 runs haven't ended: 2 PENDING. The first of them, run 1")
                .hasMessageContaining("No worker is live");
    }

    @Test
    void aFailureTellsWhyAndWhoseItWas() throws Exception {
        writeCopper(1);
        startWorker();

        var runs = (List<?>) script("""
                def first = runCloud 'relaxation.emt.quick', structure: load('Cu0.vasp'), maxSteps: 1
                def second = runCloud 'static-energy.emt.quick', structure: first
                [first.await('60s'), second.await('60s')]
                """);

        var first = (Handle) runs.getFirst();
        var second = (Handle) runs.getLast();
        assertThat(first.state()).isEqualTo(RunState.FAILED);
        assertThat(first.why()).contains("Not converged after 1 ionic steps");
        assertThat(second.state()).isEqualTo(RunState.FAILED);
        assertThat(second.why()).contains("Run 1").doesNotContain("\n");
        assertThatThrownBy(second::result).hasMessageContaining("is FAILED").hasMessageContaining("Run 1");
        assertThat(first.all().failed()).containsExactly(first);
        assertThat(first.log()).contains("attempt 1 on");
    }

    @Test
    void allThatDependOnAFailureNameItInALineEach() throws Exception {
        writeCopper(1);
        startWorker();

        var last = (Handles) script("""
                def first = runCloud 'relaxation.emt.quick', structure: load('Cu0.vasp'), maxSteps: 1
                def second = runCloud 'relaxation.emt.quick', structure: first
                def last = runCloud 'static-energy.emt.quick', structure: [first, second, second]
                last.await('60s')
                """);

        assertThat(last.state()).isEqualTo(Map.of(RunState.FAILED, 3L));
        assertThat(last.why())
                .hasSize(3)
                .allSatisfy(why -> assertThat(why)
                        .contains(", which it waited for, is FAILED.")
                        .containsIgnoringCase("run 1")
                        .doesNotContain("\n"));
    }

    @Test
    void tenThousandRunsAreAwaitedAtOnce() throws Exception {
        var structures = IntStream.range(0, 10_000).mapToObj(i -> copper(0)).toList();
        var runs = jadeite().runCloud("static-energy.emt.quick", Map.of("structure", structures));
        database().change(sql -> sql.update("update run set state = 5, finished_at = ${now}"));

        runs.await("60s");

        assertThat(runs.all().state()).isEqualTo(Map.of(RunState.CANCELLED, 10_000L));
    }
}
