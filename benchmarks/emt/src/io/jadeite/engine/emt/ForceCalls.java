package io.jadeite.engine.emt;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;

/**
 * Measures force calls of copper: {@code ForceCalls FILE ATOMS}, the file being a cell and then places of all atoms again and
 * again, as little-endian doubles. Prints one line of JSON: the median time, and what was found for each set of places.
 */
public final class ForceCalls {
    private static final long WARM_UP_NANOSECONDS = 3_000_000_000L;
    private static final int CALLS = 200;

    private ForceCalls() {}

    public static void main(String[] arguments) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0]))).order(ByteOrder.LITTLE_ENDIAN);
        int atoms = Integer.parseInt(arguments[1]);
        var cell = new double[9];
        bytes.asDoubleBuffer().get(cell);
        var frames = new double[(bytes.capacity() / 8 - 9) / (3 * atoms)][3 * atoms];
        for (int i = 0; i < frames.length; i++) {
            bytes.asDoubleBuffer().get(9 + 3 * atoms * i, frames[i]);
        }
        var sites = Collections.nCopies(atoms, Site.of(Element.CU, Vector.ZERO));
        measure(EmtPotential.of(new Structure(Lattice.cubic(cell[0]), sites)), frames, cell);
    }

    private static void measure(EmtPotential potential, double[][] frames, double[] cell) {
        var seen = new String[frames.length];
        long began = System.nanoTime();
        for (int i = 0; System.nanoTime() - began < WARM_UP_NANOSECONDS || i < frames.length; i++) {
            seen[i % frames.length] = call(potential, frames[i % frames.length], cell);
        }
        var times = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            potential.compute(frames[i % frames.length], cell);
            potential.stress();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        System.out.printf("{\"milliseconds\": %s, \"seen\": %s}%n", times[CALLS / 2] / 1e6, Arrays.toString(seen));
    }

    private static String call(EmtPotential potential, double[] positions, double[] cell) {
        double energy = potential.compute(positions, cell);
        double largest = Arrays.stream(potential.forces()).map(Math::abs).max().orElseThrow();
        var s = potential.stress();
        return Arrays.toString(new double[] {
            energy, potential.forces()[0], largest, s.xx(), s.yy(), s.zz(), s.yz(), s.xz(), s.xy()
        });
    }
}
