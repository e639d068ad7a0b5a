package io.jadeite.engine.workflow;

import io.jadeite.engine.problem.JadeiteException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;

/**
 * The jars in a folder, with the workflows and calculators that they name as services. All share a class loader, so that a
 * library may lie beside them; a jar that is broken is told and left out.
 */
record WorkflowFolder(List<Calculator> calculators, List<Workflow> workflows, List<String> problems) {
    static final String NAME = "workflows";

    static WorkflowFolder read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new WorkflowFolder(List.of(), List.of(), List.of());
        }
        var problems = new ArrayList<String>();
        var jars = new ArrayList<Path>();
        var urls = new ArrayList<URL>();
        for (var jar : list(folder)) {
            try (var _ = new JarFile(jar.toFile())) {
                urls.add(urlOf(jar));
                jars.add(jar);
            } catch (IOException e) {
                problems.add("%s can't be used, it is no jar: %s.".formatted(jar, e.getMessage()));
            }
        }
        // Lives as long as the workflows do: the process.
        var shared = new URLClassLoader(NAME, urls.toArray(URL[]::new), WorkflowFolder.class.getClassLoader());
        var calculators = new ArrayList<Calculator>();
        var workflows = new ArrayList<Workflow>();
        for (var jar : jars) {
            calculators.addAll(services(Calculator.class, jar, shared, problems));
            for (var workflow : services(Workflow.class, jar, shared, problems)) {
                try {
                    workflow.name();
                    workflows.add(workflow);
                } catch (RuntimeException | LinkageError e) {
                    problems.add(sentence(jar, e));
                }
            }
        }
        return new WorkflowFolder(List.copyOf(calculators), List.copyOf(workflows), List.copyOf(problems));
    }

    /** The jar that a workflow came from, or what stands for it. */
    static String placeOf(Workflow workflow) {
        var source = workflow.getClass().getProtectionDomain().getCodeSource();
        return source == null
                ? "class " + workflow.getClass().getName()
                : source.getLocation().getPath();
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new JadeiteException(
                    "Can't look for workflows in %s: %s. May you read it?".formatted(folder, e.getMessage()), e);
        }
    }

    private static <T> List<T> services(Class<T> service, Path jar, ClassLoader shared, List<String> problems) {
        var found = new ArrayList<T>();
        var providers = ServiceLoader.load(service, new OneJar(jar, shared)).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return found;
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError e) {
                problems.add(sentence(jar, e.getCause() == null ? e : e.getCause()));
            } catch (LinkageError e) {
                problems.add(sentence(jar, e));
                return found;
            }
        }
    }

    private static URL urlOf(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("each file has a URL", e);
        }
    }

    private static String sentence(Path jar, Throwable failure) {
        return "%s can't be used: %s.".formatted(jar, failure);
    }

    /** Names the services of one jar only; the classes are those of all. */
    private static final class OneJar extends ClassLoader {
        private final String place;

        OneJar(Path jar, ClassLoader shared) {
            super(shared);
            this.place = "jar:" + urlOf(jar) + "!/";
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            var all = Collections.list(getParent().getResources(name));
            return Collections.enumeration(
                    all.stream().filter(url -> url.toString().startsWith(place)).toList());
        }
    }
}
