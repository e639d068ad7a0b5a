package io.jadeite.engine.vasp.output.band;

import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.Arrays;

/**
 * The k-points that were calculated.
 *
 * @param coordinates a row for each, in units of the reciprocal lattice vectors
 * @param weights a row of one number for each; together they are 1
 */
public record KpointList(NumberTable coordinates, NumberTable weights) {
    public static final KpointList NONE = new KpointList(NumberTable.empty(), NumberTable.empty());

    public int size() {
        return coordinates.rows();
    }

    public double weightSum() {
        return Arrays.stream(weights.toArray()).sum();
    }
}
