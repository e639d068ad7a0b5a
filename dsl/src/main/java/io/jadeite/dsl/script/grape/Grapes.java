package io.jadeite.dsl.script.grape;

import groovy.grape.Grape;
import java.nio.file.Path;

/** Puts our resolver behind {@code @Grab}, where it is on the class path; else Groovy's own stays. */
public final class Grapes extends Grape {
    private static final String RESOLVER = "org.eclipse.aether.supplier.RepositorySystemSupplier";

    private Grapes() {}

    /** @param folder in which libraries are kept */
    @SuppressWarnings("LockOnNonEnclosingClassLiteral") // the lock under which Groovy reads the field
    public static void keepIn(Path folder) {
        synchronized (Grape.class) {
            if (isThere()
                    && !(instance instanceof MavenGrapes known && known.folder().equals(folder))) {
                instance = new MavenGrapes(folder);
            }
        }
    }

    private static boolean isThere() {
        try {
            Class.forName(RESOLVER, false, Grapes.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
