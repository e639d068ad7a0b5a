package io.jadeite.engine.structure;

/**
 * The two atoms of a structure that are nearest to each other, images included.
 *
 * @param first index of a site, from 0
 * @param second index of a site, from 0; the same as first where an atom's nearest neighbour is its own image
 * @param distance in Å
 */
public record ClosestPair(int first, int second, double distance) {}
