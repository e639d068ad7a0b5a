package io.jadeite.kernel.session;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The classes of a notebook's cells, of both languages, and the jars that they asked for. What only one cell can see (the code of an
 * expression) has loaders of its own below this one, and goes with them. Threads may share it.
 */
public final class CellLoader extends URLClassLoader {
    /** Packages of cells begin so. */
    public static final String PACKAGES = "cell.";

    private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> packages = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> below = new ConcurrentHashMap<>();

    CellLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    /** A class that all cells can see from now on. */
    public void define(String name, byte[] content) {
        bytes.put(name, content);
        packages.computeIfAbsent(packageOf(name), any -> new CopyOnWriteArrayList<>())
                .add(name);
    }

    /** A class that a loader below has defined, for those that are named in full. */
    public void see(String name, Class<?> type) {
        below.put(name, type);
    }

    /** Forgets classes of loaders below. */
    public void forget(String prefix) {
        below.keySet().removeIf(name -> name.equals(prefix) || name.startsWith(prefix + "$"));
        bytes.keySet().removeIf(name -> name.equals(prefix) || name.startsWith(prefix + "$"));
    }

    /** Keeps the content of a class of a loader below, for those who must look into it. */
    public void keep(String name, byte[] content) {
        bytes.put(name, content);
    }

    /** The content of a class of a cell. */
    public Optional<byte[]> content(String name) {
        return Optional.ofNullable(bytes.get(name));
    }

    /** The names of the classes of a package of cells. */
    public List<String> classesOf(String packageName) {
        return packages.getOrDefault(packageName, List.of());
    }

    /** From now on its classes can be used. */
    public void add(Path jar) {
        try {
            addURL(jar.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalStateException("each file has a URL", e);
        }
    }

    @Override
    public void addURL(URL url) {
        if (!List.of(getURLs()).contains(url)) {
            super.addURL(url);
        }
    }

    /** The jars that were added. */
    public List<Path> jars() {
        var jars = new ArrayList<Path>();
        for (var url : getURLs()) {
            jars.add(Path.of(java.net.URI.create(url.toString())));
        }
        return jars;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var known = below.get(name);
        if (known != null) {
            return known;
        }
        var content = bytes.get(name);
        if (content != null) {
            return defineClass(name, content, 0, content.length);
        }
        return super.findClass(name);
    }

    private static String packageOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }
}
