package io.jadeite.launchers.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a new project, from the templates beside this class.
 *
 * @param jar where the project finds jadeite-engine.jar, as its pom says it
 */
record ProjectFiles(String name, String packageName, String version, String jar) {
    void write(Path folder) throws IOException {
        var sources = folder.resolve("src/main/java").resolve(packageName);
        var tests = folder.resolve("src/test/java").resolve(packageName);
        var services = folder.resolve("src/main/resources/META-INF/services");
        for (var one : new Path[] {sources, tests, services}) {
            Files.createDirectories(one);
        }
        write("pom.xml", folder.resolve("pom.xml"));
        write("README.md", folder.resolve("README.md"));
        write("gitignore", folder.resolve(".gitignore"));
        write("LatticeResult.java.txt", sources.resolve("LatticeResult.java"));
        write("LatticeWorkflow.java.txt", sources.resolve("LatticeWorkflow.java"));
        write("LatticeWorkflowTest.java.txt", tests.resolve("LatticeWorkflowTest.java"));
        Files.writeString(services.resolve("io.jadeite.engine.workflow.Workflow"), packageName + ".LatticeWorkflow\n");
    }

    private void write(String template, Path file) throws IOException {
        Files.writeString(
                file,
                read(template)
                        .replace("#NAME#", name)
                        .replace("#PACKAGE#", packageName)
                        .replace("#VERSION#", version)
                        .replace("#JAR#", jar));
    }

    private static String read(String template) {
        try (var stream = ProjectFiles.class.getResourceAsStream("project/" + template)) {
            if (stream == null) {
                throw new IllegalStateException("the template " + template + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
