package io.jadeite.dsl.script;

import io.jadeite.engine.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Defines a workflow anew and submits it, as many times as it is told; then lives until it is killed. */
final class ManyDefinitions {
    private ManyDefinitions() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Path.of("").toAbsolutePath();
        try (var jadeite = Jadeite.open(Settings.load(System.getenv(), folder), folder, new Messages())) {
            for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                var file = Files.writeString(folder.resolve("many.groovy"), """
                        class Step%1$d { int add(int n) { n + %1$d } }
                        workflow('demo.toolkit.many') { int n -> [n, 0].collect { new Step%1$d().add(it) }.sum() }
                            .runCloud(n: 1)
                        """.formatted(i));
                Scripts.run(jadeite, file, List.of());
            }
            new CountDownLatch(1).await();
        }
    }
}
