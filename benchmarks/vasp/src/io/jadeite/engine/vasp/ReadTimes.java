package io.jadeite.engine.vasp;

import io.jadeite.engine.text.Json;
import io.jadeite.engine.vasp.output.OutputSummary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;

/** Reads an output several times, with all values of its summary, and prints the median of the later times and the values. */
final class ReadTimes {
    private static final int WARM_UP = 10;
    private static final int CALLS = 15;

    private ReadTimes() {}

    public static void main(String[] arguments) {
        var file = Path.of(arguments[0]);
        var times = new double[WARM_UP + CALLS];
        var seen = OutputSummary.of(file);
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            seen = OutputSummary.of(file);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        var warm = Arrays.copyOfRange(times, WARM_UP, times.length);
        Arrays.sort(warm);
        var reply = new LinkedHashMap<String, Object>();
        reply.put("milliseconds", warm[warm.length / 2]);
        reply.put("seen", seen);
        System.out.println(Json.write(reply));
    }
}
