package io.jadeite.engine.structure;

/**
 * A site near another one, or an image of it.
 *
 * @param site its place in the structure, from 0
 * @param offset whole lattice vectors between the site as the structure gives it and the neighbour
 * @param distance in Å
 */
public record Neighbour(int site, Vector offset, double distance) {}
