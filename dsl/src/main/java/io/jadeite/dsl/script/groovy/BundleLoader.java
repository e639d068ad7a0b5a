package io.jadeite.dsl.script.groovy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of one bundle, apart from those of every other. Threads may share it. */
public final class BundleLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;

    public BundleLoader(String name, ClassLoader parent, Map<String, byte[]> classes) {
        super(name, parent);
        this.classes = new HashMap<>(classes);
    }

    /** Its own first: a class of a script may be named like one of Jadeite's. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            @Nullable Class<?> known = findLoadedClass(name);
            var bytes = known == null ? classes.get(name) : null;
            if (bytes != null) {
                known = defineClass(name, bytes, 0, bytes.length);
            }
            return known == null ? super.loadClass(name, resolve) : known;
        }
    }
}
