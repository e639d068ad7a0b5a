package io.jadeite.engine.run;

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
        OptionalDouble temperature) {}
