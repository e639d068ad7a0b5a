package io.jadeite.benchmark.structure;

import io.jadeite.engine.structure.io.Poscar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the POSCARs of a file again and again; prints seconds, and what was read, for comparison. */
public final class ReadPoscars {
    private ReadPoscars() {}

    /** @param arguments the file, how many to read, what separates them */
    public static void main(String[] arguments) throws IOException {
        var texts = Files.readString(Path.of(arguments[0])).split(arguments[2], -1);
        int count = Integer.parseInt(arguments[1]);
        long start = System.nanoTime();
        double total = 0;
        long sites = 0;
        for (int i = 0; i < count; i++) {
            var structure = Poscar.parse(texts[i % texts.length], "POSCAR").structure();
            sites += structure.size();
            total += structure.lattice().c().z()
                    + structure.sites().getLast().fractional().y();
        }
        System.out.printf(
                "{\"seconds\": %s, \"sites\": %d, \"total\": %s}%n", (System.nanoTime() - start) / 1e9, sites, total);
    }
}
