package io.jadeite.kernel.java;

import io.jadeite.kernel.session.CellLoader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;

/**
 * Loads the classes of snippets, each lot by a loader of its own, so that the code of an expression that nobody needs any more can go.
 * That works as all their members are public, see {@link OpenMembers}. Threads may share it.
 */
final class SnippetLoaders implements LoaderDelegate {
    private static final Pattern HOST = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)[A-Z]*");
    private static final Pattern TYPE =
            Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*\\$(\\p{javaJavaIdentifierStart}.*)");

    private final CellLoader parent;
    private final StopWeaver weaver;
    private final Map<String, Class<?>> hosts = new ConcurrentHashMap<>();
    private final Map<String, String> types = new ConcurrentHashMap<>();

    SnippetLoaders(CellLoader parent) {
        this.parent = parent;
        this.weaver = new StopWeaver(parent);
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        var plain = new HashMap<String, byte[]>();
        for (var one : classes) {
            plain.put(one.name(), one.bytecodes());
        }
        var woven = weaver.weave(plain);
        var loader = new Lot(woven, parent);
        boolean[] loaded = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            var name = classes[i].name();
            try {
                var type = loader.loadClass(name);
                parent.see(name, type);
                note(name, type, classes[i].bytecodes());
                loaded[i] = true;
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ClassInstallException("load: " + e, loaded);
            }
        }
    }

    private void note(String name, Class<?> type, byte[] bytes) {
        var host = HOST.matcher(name);
        if (host.matches()) {
            hosts.put(host.group(1), type);
        }
        var nested = TYPE.matcher(name);
        if (nested.matches()) {
            parent.keep(name, bytes);
            if (nested.group(1).indexOf('$') < 0) {
                types.put(nested.group(1), name);
            }
        }
    }

    /** The class that has the code of a snippet now. */
    Optional<Class<?>> host(String snippet) {
        return Optional.ofNullable(hosts.get(snippet));
    }

    /** The full name of a type that a snippet declared last. */
    Optional<String> type(String simpleName) {
        return Optional.ofNullable(types.get(simpleName));
    }

    /** Nobody can name this snippet's classes any more. */
    void forget(String snippet) {
        var host = hosts.remove(snippet);
        if (host != null) {
            parent.forget(host.getName());
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        throw new UnsupportedOperationException(Arrays.toString(classes));
    }

    @Override
    public void addToClasspath(String path) {
        // The jars of cells come to the loader by themselves.
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        return parent.loadClass(name);
    }

    private static final class Lot extends ClassLoader {
        private final Map<String, byte[]> classes;

        Lot(Map<String, byte[]> classes, ClassLoader parent) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                var own = findLoadedClass(name);
                if (own != null) {
                    return own;
                }
                var bytes = classes.remove(name);
                return bytes == null ? super.loadClass(name, resolve) : defineClass(name, bytes, 0, bytes.length);
            }
        }
    }
}
