package io.jadeite.dsl.plot;

import java.nio.file.Path;

/** Puts pictures where they can be looked at, if {@code -Djadeite.gallery} names a folder. */
public final class Gallery {
    private Gallery() {}

    public static void show(String name, Plot plot) {
        var folder = System.getProperty("jadeite.gallery", "");
        if (!folder.isEmpty()) {
            plot.save(Path.of(folder, name + ".png"));
            plot.save(Path.of(folder, name + ".svg"));
        }
    }
}
