package io.jadeite.engine.vasp.output.motion;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.LineScanner;
import io.jadeite.engine.vasp.output.scan.OutputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The short log of a run: how each ionic step went.
 *
 * @param extent whether it ends between steps
 * @param loops the electronic steps of each loop, in order; linear response has several loops in an ionic step
 * @param steps what VASP says of each ionic step, by its own names: {@code F}, {@code E0}, {@code dE} in eV, {@code mag} in μB, in
 *     dynamics {@code T} in K, {@code E}, {@code EK}, {@code SP}, {@code SK} in eV; with non-collinear spins {@code mag_y} and
 *     {@code mag_z} too
 */
public record Oszicar(Extent extent, List<List<ElectronicStep>> loops, List<Map<String, Double>> steps) {
    /**
     * @param algorithm {@code DAV}, {@code RMM}, …
     * @param number counts from 1 in each loop
     * @param energy in eV
     * @param change of the energy, in eV
     */
    public record ElectronicStep(String algorithm, int number, double energy, double change) {}

    public Oszicar {
        loops = loops.stream().map(List::copyOf).toList();
        steps = List.copyOf(steps);
    }

    /** @throws InputException where it is no OSZICAR */
    public static Oszicar read(Path file) {
        try (var lines = OutputFile.lines(file)) {
            return read(lines);
        }
    }

    static Oszicar read(LineScanner lines) {
        var loops = new ArrayList<List<ElectronicStep>>();
        var steps = new ArrayList<Map<String, Double>>();
        boolean isBetween = true;
        while (lines.next()) {
            int colon = lines.find(":");
            if (lines.has("F=")) {
                steps.add(ionicStep(lines));
                isBetween = true;
            } else if (colon > 0 && lines.length() > colon + 4) {
                electronicStep(lines, colon, loops);
                isBetween = false;
            }
        }
        if (loops.isEmpty() && steps.isEmpty()) {
            throw new InputException(
                    "%s has no step of an OSZICAR. Check that it is the right file, and that VASP has begun."
                            .formatted(lines.source()));
        }
        var extent = isBetween ? Extent.whole() : Extent.until("the file ends within ionic step " + (steps.size() + 1));
        return new Oszicar(extent, loops, steps);
    }

    private static void electronicStep(LineScanner lines, int colon, List<List<ElectronicStep>> loops) {
        var algorithm = lines.text().substring(0, colon).strip();
        lines.moveTo(colon + 1);
        double number = lines.number();
        double energy = lines.number();
        double change = lines.number();
        if (!lines.foundNumber()) {
            return;
        }
        if (number == 1 || loops.isEmpty()) {
            loops.add(new ArrayList<>());
        }
        loops.getLast().add(new ElectronicStep(algorithm, (int) number, energy, change));
    }

    /** {@code 1 F= -.10846783E+02 E0= -.10846783E+02  d E =0.000000E+00  mag=     0.0000}. */
    private static Map<String, Double> ionicStep(LineScanner lines) {
        var values = new LinkedHashMap<String, Double>();
        var text = lines.text();
        int begin = 0;
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            var name =
                    text.substring(begin, equals).replaceAll("[^A-Za-z0-9]", "").replaceFirst("^[0-9]+", "");
            name = name.replaceFirst("^.*?(E0|dE|mag|EK|SP|SK|[A-Z])$", "$1");
            lines.moveTo(equals + 1);
            values.put(name, lines.number());
            if (name.equals("mag")) {
                moreDirections(lines, values);
            }
            begin = equals + 1;
        }
        return values;
    }

    private static void moreDirections(LineScanner lines, Map<String, Double> values) {
        for (var name : List.of("mag_y", "mag_z")) {
            double value = lines.number();
            if (lines.foundNumber()) {
                values.put(name, value);
            }
        }
    }

    /** In eV, for σ → 0; empty before the first ionic step has ended. */
    public OptionalDouble finalEnergy() {
        return steps.isEmpty() || !steps.getLast().containsKey("E0")
                ? OptionalDouble.empty()
                : OptionalDouble.of(steps.getLast().get("E0"));
    }
}
