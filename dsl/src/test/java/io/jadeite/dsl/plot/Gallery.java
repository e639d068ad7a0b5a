package io.jadeite.dsl.plot;

import io.jadeite.dsl.plot.figure.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts pictures where they can be looked at, if {@code -Djadeite.gallery} names a folder. */
public final class Gallery {
    private Gallery() {}

    public static void show(String name, Plot plot) {
        var folder = System.getProperty("jadeite.gallery", "");
        if (folder.isEmpty()) {
            return;
        }
        try {
            plot.save(Path.of(folder, name + ".png"));
            plot.save(Path.of(folder, name + ".svg"));
            Files.write(Path.of(folder, name + "-small.png"), Picture.png(plot.figure(), 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
