package io.jadeite.engine.run;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One set of positions that a calculation went through.
 *
 * @param step from 0
 * @param energy in eV
 * @param maxForce the largest force on a site that may move, in eV/Å, where it was looked at
 * @param maxStress the largest component of the stress, in eV/Å³
 * @param volume in Å³
 * @param temperature in K, where there is motion
 */
public record IonicStep(
        int step,
        double energy,
        OptionalDouble maxForce,
        OptionalDouble maxStress,
        OptionalDouble volume,
        OptionalDouble temperature) {

    /** For a person: {@code step 7  energy -0.225146 eV  largest force 0.0037 eV/Å}. */
    public String words() {
        var line = new StringBuilder(String.format(Locale.ROOT, "step %d  energy %.6f eV", step, energy));
        maxForce.ifPresent(force -> line.append(String.format(Locale.ROOT, "  largest force %.4f eV/Å", force)));
        temperature.ifPresent(kelvin -> line.append(String.format(Locale.ROOT, "  %.0f K", kelvin)));
        return line.toString();
    }
}
