package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code project new NAME}. */
@Command(description = "make a folder NAME: a Maven project with a workflow, its result record and a test")
final class ProjectNew extends SessionCommand {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    @Parameters(paramLabel = "NAME", arity = "1", description = "small letters, digits, hyphens")
    String name = "";

    ProjectNew(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        var packageName = name.replace("-", "");
        if (!NAME.matcher(name).matches() || SourceVersion.isKeyword(packageName)) {
            throw new InputException(
                    "A project is named in small letters, digits and hyphens, for instance my-project, and not as a word of Java; found '%s'."
                            .formatted(name));
        }
        var folder = session.path(name);
        if (Files.exists(folder)) {
            throw new InputException(
                    "%s is there already, and nothing is ever overwritten. Choose another name, or remove it."
                            .formatted(folder));
        }
        try {
            var project = new ProjectFiles(name, packageName, session.version(), provideJar());
            project.write(folder);
            Files.createDirectories(session.settings().home().resolve("workflows"));
        } catch (IOException e) {
            throw new JadeiteException("Can't make the project in %s: %s.".formatted(folder, e.getMessage()), e);
        }
        session.out().println(folder);
        session.err()
                .println(
                        "'mvn package' in that folder makes target/%s-0.1.0.jar; copied to %s it is a workflow of Jadeite."
                                .formatted(name, session.settings().home().resolve("workflows")));
        return CommandLineInterface.DONE;
    }

    /** The jar that projects compile with: a copy of the running one, which stays when Jadeite is built anew. */
    private String provideJar() throws IOException {
        var running = Path.of(ProjectNew.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        if (!Files.isRegularFile(running)) {
            throw new JadeiteException(
                    "A project is compiled with jadeite-engine.jar, but Jadeite runs from the classes in %s. Use the finished program."
                            .formatted(running));
        }
        var home = session.settings().home();
        var folder = Files.createDirectories(home.resolve("lib"));
        var part = Files.createTempFile(folder, "jadeite-engine", ".part");
        try {
            Files.copy(running, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(
                    part,
                    folder.resolve("jadeite-engine.jar"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        boolean usual = home.equals(session.settings().userHome().resolve("jadeite"));
        return (usual ? "${env.HOME}/jadeite" : home.toAbsolutePath().normalize()) + "/lib/jadeite-engine.jar";
    }
}
