package io.jadeite.engine.vasp.output.band;

/**
 * The gap between occupied and empty states, over all spins.
 *
 * @param gap in eV; 0 for a metal
 * @param conductionMinimum energy of the lowest empty state, in eV
 * @param valenceMaximum energy of the highest occupied state, in eV; above the lowest empty one in a metal
 * @param isDirect whether both are at the same k-point
 */
public record BandGap(double gap, double conductionMinimum, double valenceMaximum, boolean isDirect) {}
