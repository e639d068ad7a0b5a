package io.jadeite.engine.emt;

/**
 * How interactions fade with distance: w(r) = 1 / (1 + exp(a·(r − r_c))), the same for all pairs.
 *
 * <p>r_c lies half-way between the third and fourth neighbours of the face-centred cubic crystal whose atoms have the
 * largest neutral sphere of the table, and a makes w = 10⁻⁴ at the fourth. Pairs beyond {@link #RANGE}, where w is below
 * 10⁻⁵, don't count. Source: Jacobsen, Stoltze, Nørskov (1996); steepness and range are ASE's, so that numbers compare.
 */
final class Cutoff {
    /** β ≈ (16π/3)^(1/3)/√2, from a sphere's radius to the distance of neighbours; rounded as in the parameters' fit. */
    static final double BETA = 1.809;

    private static final double LARGEST_NEIGHBOUR_DISTANCE = BETA * EmtParameters.largestS0();
    private static final double AT_FOURTH_NEIGHBOURS = 1e-4;

    /** r_c in Å. */
    static final double MIDDLE = LARGEST_NEIGHBOUR_DISTANCE * (Math.sqrt(3) + 2) / 2;

    /** a in 1/Å. */
    static final double STEEPNESS = Math.log(1 / AT_FOURTH_NEIGHBOURS - 1) / (2 * LARGEST_NEIGHBOUR_DISTANCE - MIDDLE);

    /** In Å. */
    static final double RANGE = MIDDLE + 0.5;

    private Cutoff() {}

    static double weight(double distance) {
        return 1 / (1 + Math.exp(STEEPNESS * (distance - MIDDLE)));
    }
}
