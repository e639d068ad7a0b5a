package io.jadeite.kernel.java;

import io.jadeite.kernel.session.CellLoader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** What the compiler sees: the files that it always sees, and the classes of cells. */
class CellFiles extends ForwardingJavaFileManager<StandardJavaFileManager> implements StandardJavaFileManager {
    private final CellLoader loader;

    CellFiles(StandardJavaFileManager files, CellLoader loader) {
        super(files);
        this.loader = loader;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        var found = super.list(location, packageName, kinds, recurse);
        boolean isOurs = location == StandardLocation.CLASS_PATH
                && kinds.contains(JavaFileObject.Kind.CLASS)
                && (packageName + ".").startsWith(CellLoader.PACKAGES);
        if (!isOurs) {
            return found;
        }
        var all = new ArrayList<JavaFileObject>();
        found.forEach(all::add);
        for (var name : loader.classesOf(packageName)) {
            loader.content(name).ifPresent(bytes -> all.add(new CellClass(name, bytes)));
        }
        return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof CellClass ours ? ours.name : super.inferBinaryName(location, file);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
        fileManager.setLocationFromPaths(location, paths);
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        return fileManager.getLocationAsPaths(location);
    }

    @Override
    public Path asPath(javax.tools.FileObject file) {
        return fileManager.asPath(file);
    }

    /** The class path that cells are compiled with: this program's own, and the jars that cells asked for. */
    static List<Path> classPath(CellLoader loader) {
        var paths = new ArrayList<Path>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                paths.add(Path.of(entry));
            }
        }
        paths.addAll(loader.jars());
        return paths;
    }

    private static final class CellClass extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        CellClass(String name, byte[] bytes) {
            super(URI.create("cell:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
