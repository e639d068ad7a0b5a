package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.testing.OnEachDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Scripts and Java code with the DSL's words on each database, and worker processes that know nothing of them. */
abstract class ScriptSuite extends OnEachDatabase {
    private final List<Process> workers = new ArrayList<>();
    private final Messages messages = new Messages();
    private Jadeite jadeite;

    @BeforeEach
    void openJadeite() {
        jadeite = Jadeite.open(fresh().settings(), folder(), messages);
    }

    @AfterEach
    void stopWorkersAndClose() throws InterruptedException {
        for (var worker : workers) {
            worker.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        jadeite.close();
    }

    final Jadeite jadeite() {
        return jadeite;
    }

    final Messages messages() {
        return messages;
    }

    final Path folder() {
        return fresh().folder();
    }

    /** What the script's last expression is worth; {@code "nothing"} for null. */
    final Object script(String text) throws InterruptedException {
        return script("flow.groovy", text);
    }

    final Object script(String name, String text, String... arguments) throws InterruptedException {
        try {
            var file = Files.writeString(folder().resolve(name), text);
            return Optional.ofNullable(Scripts.run(jadeite, file, List.of(arguments)))
                    .orElse("nothing");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Copper, face-centred, slightly stretched; the number makes each another one. */
    static Structure copper(int number) {
        double length = 3.7 + 0.01 * number;
        var lattice = Lattice.cubic(length);
        var copper = Element.CU;
        return new Structure(
                lattice,
                List.of(
                        Site.of(copper, new Vector(0, 0, 0)),
                        Site.of(copper, new Vector(0, 0.5, 0.5)),
                        Site.of(copper, new Vector(0.5, 0, 0.5)),
                        Site.of(copper, new Vector(0.5, 0.5, 0))));
    }

    /** The same as files of the script's folder. */
    final void writeCopper(int count) {
        for (int i = 0; i < count; i++) {
            Poscar.of(copper(i)).write(folder().resolve("Cu%d.vasp".formatted(i)));
        }
    }

    /** A worker process; it is killed when the test is over. */
    final Process startWorker(String... tags) {
        return start(List.of(), NodeWorker.class, tags);
    }

    /** Another process with its output in {@code NAME-NUMBER.log}; it is killed when the test is over. */
    final Process start(List<String> options, Class<?> program, String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPathOfNode()));
        command.addAll(options);
        command.add(program.getName());
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .directory(folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder().resolve("%s-%d.log".formatted(program.getSimpleName(), workers.size()))
                        .toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JADEITE_"));
        builder.environment().put("HOME", folder().toString());
        builder.environment().put(Setting.DATABASE.environmentName(), fresh().address());
        builder.environment().put(Setting.WORKER_LEASE.environmentName(), "2s");
        builder.environment().put(Setting.WORKER_HEARTBEAT.environmentName(), "0.5s");
        try {
            var process = builder.start();
            workers.add(process);
            return process;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a node has: no library of tables or plots. */
    private static String classPathOfNode() {
        var entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        var node = Arrays.stream(entries)
                .filter(entry -> !entry.matches(".*(tablesaw|xchart|commons-math|roaring|univocity).*"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(node).isNotEmpty();
        return node;
    }
}
