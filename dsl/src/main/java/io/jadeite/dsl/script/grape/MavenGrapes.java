package io.jadeite.dsl.script.grape;

import groovy.grape.GrapeEngine;
import groovy.lang.GroovyClassLoader;
import io.jadeite.engine.problem.InputException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What {@code @Grab} asks of Groovy, answered by Maven's resolver. Threads may share it. */
@SuppressWarnings("rawtypes") // as Groovy's interface has them
final class MavenGrapes implements GrapeEngine {
    private final MavenLibraries libraries;
    private final Path folder;
    private final Map<ClassLoader, List<Map<String, Object>>> grabbed =
            Collections.synchronizedMap(new WeakHashMap<>());

    MavenGrapes(Path folder) {
        this.folder = folder;
        this.libraries = new MavenLibraries(folder, MavenSettings.ofUser());
    }

    Path folder() {
        return folder;
    }

    @Override
    public @Nullable Object grab(String endorsed) {
        return null;
    }

    @Override
    public @Nullable Object grab(Map dependency) {
        return grab(dependency, dependency);
    }

    /** Adds the jars to the class loader that is given; a script that starts asks again without one, and has them already. */
    @Override
    public @Nullable Object grab(Map arguments, Map... dependencies) {
        if (!(arguments.get("classLoader") instanceof GroovyClassLoader loader)) {
            return null;
        }
        for (var file : libraries.fetch(coordinates(dependencies), excluded(arguments))) {
            try {
                loader.addURL(file.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException("each file has a URL", e);
            }
        }
        var known = grabbed.computeIfAbsent(loader, each -> new CopyOnWriteArrayList<>());
        for (var dependency : dependencies) {
            known.add(Map.copyOf(plain(dependency)));
        }
        return null;
    }

    @Override
    public Map<String, Map<String, List<String>>> enumerateGrapes() {
        return Map.of();
    }

    @Override
    public URI[] resolve(Map arguments, Map... dependencies) {
        return libraries.fetch(coordinates(dependencies), excluded(arguments)).stream()
                .map(Path::toUri)
                .toArray(URI[]::new);
    }

    @Override
    public URI[] resolve(Map arguments, List informations, Map... dependencies) {
        return resolve(arguments, dependencies);
    }

    @Override
    public Map[] listDependencies(ClassLoader loader) {
        return grabbed.getOrDefault(loader, List.of()).toArray(Map[]::new);
    }

    @Override
    public void addResolver(Map<String, Object> arguments) {
        libraries.addRepository(
                String.valueOf(arguments.getOrDefault("name", "repository")),
                String.valueOf(Objects.requireNonNull(arguments.get("root"), "root")));
    }

    private static List<String> coordinates(Map[] dependencies) {
        var coordinates = new ArrayList<String>();
        for (var dependency : dependencies) {
            var named = plain(dependency);
            var version = named.getOrDefault("version", "*");
            if (version.equals("*")) {
                throw new InputException(
                        "@Grab should name a version of %s:%s, so that it gives the same library tomorrow."
                                .formatted(
                                        first(named, "group", "groupId"),
                                        first(named, "module", "artifactId", "artifact")));
            }
            var classifier = named.containsKey("classifier") ? ":jar:" + named.get("classifier") : "";
            coordinates.add("%s:%s%s:%s"
                    .formatted(
                            first(named, "group", "groupId"),
                            first(named, "module", "artifactId", "artifact"),
                            classifier,
                            version));
        }
        return coordinates;
    }

    private static List<String> excluded(Map arguments) {
        var excluded = new ArrayList<String>();
        if (arguments.get("excludes") instanceof List<?> list) {
            for (var one : list) {
                var named = plain((Map<?, ?>) one);
                excluded.add(first(named, "group", "groupId") + ":" + first(named, "module", "artifactId", "artifact"));
            }
        }
        return excluded;
    }

    private static String first(Map<String, Object> named, String... names) {
        for (var name : names) {
            if (named.containsKey(name)) {
                return String.valueOf(named.get(name));
            }
        }
        throw new InputException("@Grab should name a library as 'group:module:version', found %s.".formatted(named));
    }

    private static Map<String, Object> plain(Map<?, ?> map) {
        var plain = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> {
            if (value != null && !(value instanceof ClassLoader)) {
                plain.put(String.valueOf(name), value);
            }
        });
        return plain;
    }
}
