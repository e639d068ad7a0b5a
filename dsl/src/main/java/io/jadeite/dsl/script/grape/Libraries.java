package io.jadeite.dsl.script.grape;

import io.jadeite.engine.bundle.Bundle;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The jars that a workflow's code needs beside Jadeite's own: those that were grabbed, and those whose classes it names. */
public final class Libraries {
    private Libraries() {}

    /** A jar, with the SHA-256 of its bytes. */
    public record Library(String name, String sha256, Path file) {}

    /**
     * @param classes that the code names and that have no source
     * @param loader of the code
     * @throws InputException where such a class comes from a folder, or from nowhere that can be sent
     */
    public static List<Library> of(Set<Class<?>> classes, ClassLoader loader) {
        var files = new LinkedHashSet<Path>();
        for (var above = loader; above != null && !isOurs(above); above = above.getParent()) {
            if (above instanceof URLClassLoader urls) {
                for (var url : urls.getURLs()) {
                    var file = file(url);
                    if (Grabbed.isGrabbed(file)) {
                        files.add(file);
                    }
                }
            }
        }
        for (var type : classes) {
            if (!comesWithUs(type)) {
                files.add(jar(type));
            }
        }
        return files.stream().map(Libraries::library).toList();
    }

    /** Where they lie, by the hash of their bytes. */
    public static Map<String, Path> files(List<Library> libraries) {
        return libraries.stream().collect(Collectors.toMap(Library::sha256, Library::file, (one, same) -> one));
    }

    /** As a bundle names them. */
    public static List<Bundle.Jar> jars(List<Library> libraries) {
        return libraries.stream()
                .map(library -> new Bundle.Jar(library.name(), library.sha256()))
                .toList();
    }

    /** Workers have what this program's own class path has. */
    private static boolean comesWithUs(Class<?> type) {
        var loader = type.getClassLoader();
        for (var ours = Libraries.class.getClassLoader(); ours != null; ours = ours.getParent()) {
            if (ours.equals(loader)) {
                return true;
            }
        }
        return loader == null;
    }

    private static boolean isOurs(ClassLoader loader) {
        return loader.equals(Libraries.class.getClassLoader());
    }

    private static Path jar(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        var file = source == null ? null : file(source.getLocation());
        if (file == null || !Files.isRegularFile(file)) {
            throw new InputException(
                    "The class %s has no source here, and comes from no jar, so it can't travel to workers. Put it into the script or cell, or into a jar."
                            .formatted(type.getName()));
        }
        return file;
    }

    private static Path file(URL url) {
        try {
            return url.getProtocol().equals("file") ? Path.of(url.toURI()) : Path.of(url.getPath());
        } catch (URISyntaxException e) {
            return Path.of(url.getPath());
        }
    }

    private static Library library(Path file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = Files.newInputStream(file)) {
                var buffer = new byte[1 << 16];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    digest.update(buffer, 0, count);
                }
            }
            return new Library(name(file), HexFormat.of().formatHex(digest.digest()), file);
        } catch (IOException e) {
            throw new JadeiteException("The jar %s can't be read: %s.".formatted(file, e.getMessage()), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._+-]", "_");
    }
}
