package io.jadeite.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.testing.Request;
import io.jadeite.engine.text.Digest;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.engine.workflow.Workflow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;

class InstalledJarsTest extends BundleSuite {
    private static final String SERVICE = "META-INF/services/" + Workflow.class.getName();

    @Test
    void aWorkflowInAJarIsInstalledForWorkersOfThatHomeWithoutABundle() throws Exception {
        putJar("good.jar", "Doubling", "demo.jars.usual", "return new Result(2 * count);");
        var catalogue = Catalogue.installed(settings());
        long run = new Submissions(database())
                .submit(Request.of("demo.jars.usual")
                        .parameters("{\"count\":4}")
                        .submission())
                .getFirst();

        workUntilEmpty(catalogue, List.of());

        assertThat(catalogue.problems()).isEmpty();
        assertThat(run(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(run).bundle()).isEmpty();
        assertThat(valuesOf(run)).isEqualTo(Map.of("result", 8));
        var jar = Files.readAllBytes(workflows().resolve("good.jar"));
        assertThat(Path.of(run(run).directory().orElseThrow()).resolve("jadeite_run.yaml"))
                .content()
                .contains("file: good.jar", "sha256: " + Digest.of(jar));
    }

    @Test
    void theHomeIsTheOneThatTheEnvironmentSays() throws Exception {
        putJar("good.jar", "Doubling", "demo.jars.usual", "return new Result(2 * count);");
        var elsewhere = fresh().folder().resolve("elsewhere");

        var there = Settings.load(
                Map.of("HOME", fresh().folder().toString(), "JADEITE_HOME", elsewhere.toString()), elsewhere);

        assertThat(Catalogue.installed(there).knows("demo.jars.usual")).isFalse();
        assertThat(Catalogue.installed(settings()).knows("demo.jars.usual")).isTrue();
    }

    @Test
    void brokenJarsAreToldByNameAndTheOthersWork() throws Exception {
        putJar("good.jar", "Doubling", "demo.jars.usual", "return new Result(2 * count);");
        putJar(
                "thrower.jar",
                "Thrower",
                "demo.jars.thrower\" + 1 / List.of().size() + \"",
                "return new Result(count);");
        putJar("twice.jar", "Twin", "demo.jars.usual", "return new Result(3 * count);");
        Files.writeString(workflows().resolve("torn.jar"), "PK, but no more");
        write(
                workflows().resolve("empty-handed.jar"),
                Map.of(SERVICE, "no.such.Workflow\n".getBytes(StandardCharsets.UTF_8)));
        Files.writeString(workflows().resolve("README.txt"), "no jar at all");

        var catalogue = Catalogue.installed(settings());

        assertThat(catalogue.knows("demo.jars.usual")).isTrue();
        assertThat(catalogue.problems())
                .hasSize(4)
                .anySatisfy(problem -> assertThat(problem).contains("torn.jar can't be used, it is no jar"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("thrower.jar can't be used")
                        .contains("/ by zero"))
                .anySatisfy(problem ->
                        assertThat(problem).contains("empty-handed.jar").contains("no.such.Workflow"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("demo.jars.usual is there twice")
                        .contains("twice.jar"));
    }

    @Test
    void anInstalledNameIsNotTakenByAUserDefinedWorkflowButAUserDefinedOneIsReplaced() throws Exception {
        putJar("good.jar", "Doubling", "demo.jars.usual", "return new Result(2 * count);");
        var catalogue = Catalogue.installed(settings());
        var first = workflow("demo.mine.usual");
        var second = workflow("demo.mine.usual");

        assertThat(catalogue.with(first).with(second).find("demo.mine.usual")).isSameAs(second);
        assertThat(catalogue.knows("demo.mine.usual")).isFalse();
        assertThatThrownBy(() -> catalogue.with(workflow("demo.jars.usual")))
                .hasMessage("demo.jars.usual is installed here; give another workflow another name.");
    }

    private Workflow workflow(String name) {
        var bundle = Written.bundle(name, "long result", "return new Result(count);");
        return language.load(bundle, getClass().getClassLoader(), (key, making) -> making.compile());
    }

    private Path workflows() throws IOException {
        return Files.createDirectories(settings().home().resolve("workflows"));
    }

    private void putJar(String file, String className, String workflow, String body) throws IOException {
        var source = Written.bundle("demo.jars.any", "long result", body)
                .content()
                .replace("demo.jars.any", workflow)
                .replace(SourceLanguage.CLASS, className);
        var classes =
                SourceLanguage.compile(workflow, className, source, getClass().getClassLoader());
        var entries = new LinkedHashMap<String, byte[]>();
        classes.forEach((name, bytes) -> entries.put(name + ".class", bytes));
        entries.put(SERVICE, (className + "\n").getBytes(StandardCharsets.UTF_8));
        write(workflows().resolve(file), entries);
    }

    private static void write(Path file, Map<String, byte[]> entries) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        }
    }
}
