package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.ui.GroovyMain;
import io.jadeite.engine.setting.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Scripts that plain {@code groovy} runs, with Jadeite's jars on its class path. */
class PlainGroovyTest extends ScriptSuite {
    @Test
    void itsWorkflowsTravelAsThoseOfJadeiteScript() throws Exception {
        writeCopper(1);
        startWorker();
        var script = Files.writeString(folder().resolve("plain.groovy"), """
                @groovy.transform.BaseScript io.jadeite.dsl.script.JadeiteScript words
                import io.jadeite.engine.structure.Structure

                def scale(x) { 2 * x }
                def flow = workflow('demo.toolkit.plain') { Structure structure, int n -> [value: scale(n) + structure.size()] }
                println flow.runCloud(structure: Structure.load('Cu0.vasp'), n: 5).await('60s').result().value
                """);
        var output = folder().resolve("plain.txt");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GroovyMain.class.getName(),
                        script.toString())
                .directory(folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("HOME", folder().toString());
        builder.environment().put(Setting.DATABASE.environmentName(), fresh().address());

        var process = builder.start();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output)).endsWith("14\n");
    }
}
