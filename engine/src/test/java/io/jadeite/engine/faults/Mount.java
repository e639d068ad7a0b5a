package io.jadeite.engine.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A small disk of its own, which can be filled up. */
final class Mount implements Leftovers.Thing {
    private final Path folder;
    private boolean there = true;

    private Mount(Path folder) {
        this.folder = folder;
    }

    static Mount ofMegabytes(int size) {
        Components.needMounts();
        var folder = Scene.newFolder();
        Shell.run("mount", "-t", "tmpfs", "-o", "size=" + size + "m", "tmpfs", folder.toString());
        var mount = new Mount(folder);
        Leftovers.add(mount);
        return mount;
    }

    Path folder() {
        return folder;
    }

    /** Leaves so many bytes, or none. */
    void fill(long leave) {
        var block = new byte[64 * 1024];
        Arrays.fill(block, (byte) 1);
        try (var output = Files.newOutputStream(filler())) {
            while (folder.toFile().getUsableSpace() > leave) {
                output.write(block);
            }
            while (leave == 0) {
                output.write(1);
            }
        } catch (IOException e) {
            // full, as it was to be
        }
    }

    void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() {
        if (there) {
            there = false;
            Leftovers.remove(this);
            Shell.run("umount", "-l", folder.toString());
            Scene.remove(folder);
        }
    }
}
