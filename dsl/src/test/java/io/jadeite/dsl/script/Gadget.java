package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A library that nothing of Jadeite has: {@code demo.lab.Gadget.twice(n)}. */
final class Gadget {
    private Gadget() {}

    /** Compiles it, and writes its jar. */
    static Path writeJar(Path jar) throws IOException {
        var folder = Files.createTempDirectory("gadget");
        var source = Files.writeString(folder.resolve("Gadget.java"), """
                package demo.lab;
                public class Gadget { public static int twice(int n) { return 2 * n; } }
                """);
        int problems = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
        assertThat(problems).isZero();
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("demo/lab/Gadget.class"));
            out.write(Files.readAllBytes(folder.resolve("demo/lab/Gadget.class")));
            out.closeEntry();
        }
        return jar;
    }
}
