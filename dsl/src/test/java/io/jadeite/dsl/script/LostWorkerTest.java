package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.dsl.script.value.Result;
import io.jadeite.engine.testing.Await;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A worker dies in the middle of a user's workflow. */
class LostWorkerTest extends ScriptSuite {
    @Test
    void aFlowOfThreeStepsGoesOnAtTheStepWhereItWas() throws Exception {
        var run = (Handle) script("""
                def folder = '%s'
                workflow('demo.toolkit.three-steps') { int n ->
                    def note = { name -> new File(folder, name) << 'x' }
                    def one = step('one') { note('one'); n + 1 }
                    def two = step('two') {
                        note('two')
                        while (!new File(folder, 'go').exists()) { Thread.sleep(20) }
                        one * 2
                    }
                    def three = step('three') { note('three'); two + 1 }
                    [one: one, two: two, three: three]
                }.runCloud n: 4
                """.formatted(folder()));
        var first = startWorker();
        Await.until("the second step has begun", () -> Files.exists(folder().resolve("two")));
        first.destroyForcibly().waitFor();

        Files.writeString(folder().resolve("go"), "");
        startWorker();
        Result result = run.await("60s").result();

        assertThat(result.toMap())
                .containsEntry("one", 5)
                .containsEntry("two", 10)
                .containsEntry("three", 11);
        assertThat(folder().resolve("one")).hasContent("x");
        assertThat(folder().resolve("two")).hasContent("xx");
        assertThat(folder().resolve("three")).hasContent("x");
    }
}
