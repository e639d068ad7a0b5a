package io.jadeite.kernel.help;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The classes that Groovy code has without an import. Threads may share it. */
final class TypeIndex {
    static final TypeIndex DEFAULT = new TypeIndex(List.of("java/lang", "java/util", "java/io", "java/net"));

    private final List<String> packages;
    private volatile SortedSet<String> names = new TreeSet<>();

    private TypeIndex(List<String> packages) {
        this.packages = packages;
    }

    /** Nothing for a prefix of less than two letters: that would be all of them. */
    List<String> beginning(String prefix) {
        if (prefix.length() < 2 || !Character.isUpperCase(prefix.charAt(0))) {
            return List.of();
        }
        if (names.isEmpty()) {
            names = read();
        }
        return names.stream().filter(name -> name.startsWith(prefix)).toList();
    }

    private SortedSet<String> read() {
        var found = new TreeSet<String>();
        var modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");
        for (var one : packages) {
            try (var entries = Files.list(modules.resolve(one))) {
                entries.map(entry -> entry.getFileName().toString())
                        .filter(name ->
                                name.endsWith(".class") && !name.contains("$") && Character.isUpperCase(name.charAt(0)))
                        .map(name -> name.substring(0, name.length() - ".class".length()))
                        .forEach(found::add);
            } catch (IOException e) {
                // A Java without this package has nothing to offer of it.
            }
        }
        return found;
    }
}
