package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.dsl.script.groovy.BundleLoader;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.NeedsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A notebook in which a workflow is defined anew all day, and a worker that runs each of its versions. */
@NeedsServer
class ManyDefinitionsTest extends ScriptSuite {
    private static final int DEFINITIONS = Integer.getInteger("definitions", 400);
    private static final int STEP = 50;
    /** So many bundles a worker keeps loaded. */
    private static final int KEPT = 200;
    /** What may be used again if there is memory goes at once, so that only what can never go is left. */
    private static final List<String> OPTIONS = List.of("-Xmx160m", "-XX:SoftRefLRUPolicyMSPerMB=0");

    @Test
    void oldDefinitionsGoFromMemory() {
        var worker = start(OPTIONS, NodeWorker.class);
        var author = start(OPTIONS, ManyDefinitions.class, Integer.toString(DEFINITIONS));
        for (int i = STEP; i <= DEFINITIONS; i += STEP) {
            long count = i;
            Await.until(count + " have run", () -> succeeded() >= count);
        }

        assertThat(instances(worker, BundleLoader.class.getName())).isBetween(1, KEPT + 10);
        assertThat(instances(author, "groovy.lang.GroovyClassLoader$InnerLoader"))
                .isLessThan(20);
    }

    private long succeeded() {
        return jadeite().queue().counts().getOrDefault(RunState.SUCCEEDED, 0L);
    }

    /** After a collection of garbage. */
    private static int instances(Process process, String type) {
        try {
            var jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            var histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(histogram).contains("java.lang.Object");
            var line = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(type) + "(?:\\s.*)?$")
                    .matcher(histogram);
            return line.find() ? Integer.parseInt(line.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
