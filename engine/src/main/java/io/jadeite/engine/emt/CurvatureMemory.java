package io.jadeite.engine.emt;

import java.util.ArrayDeque;
import java.util.ArrayList;

/**
 * What the last steps told of the curvature, and the direction that follows: L-BFGS by the two-loop recursion (Nocedal, Math.
 * Comput. 35, 773, 1980). For one thread.
 */
final class CurvatureMemory {
    private static final int REMEMBERED = 20;
    /** In eV/Å², before anything is known: about the stiffest springs of metals, so that the first step is a careful one. */
    private static final double STIFFNESS = 20;

    /** A step, and by how much it changed the gradient. */
    private static final class Pair {
        private final double[] step;
        private final double[] change;
        private final double inverseOverlap;

        private Pair(double[] step, double[] change) {
            this.step = step;
            this.change = change;
            inverseOverlap = 1 / dot(step, change);
        }
    }

    private final ArrayDeque<Pair> pairs = new ArrayDeque<>();

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    void forget() {
        pairs.clear();
    }

    /** Takes in a step and by how much it changed the gradient, unless the energy curves down along it. */
    void remember(double[] step, double[] change) {
        double overlap = dot(step, change);
        if (overlap <= 1e-8 * Math.sqrt(dot(step, step) * dot(change, change))) {
            return;
        }
        if (pairs.size() == REMEMBERED) {
            pairs.removeFirst();
        }
        pairs.addLast(new Pair(step, change));
    }

    /** Where to go from a place with this gradient. */
    double[] direction(double[] gradient) {
        var direction = gradient.clone();
        var shares = new ArrayList<Double>();
        for (var pair : pairs.reversed()) {
            double share = pair.inverseOverlap * dot(pair.step, direction);
            shares.addFirst(share);
            add(direction, -share, pair.change);
        }
        double scale = pairs.isEmpty() ? 1 / STIFFNESS : scale(pairs.getLast());
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= -scale;
        }
        int at = 0;
        for (var pair : pairs) {
            double share = pair.inverseOverlap * dot(pair.change, direction);
            add(direction, -shares.get(at++) - share, pair.step);
        }
        return direction;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double scale(Pair last) {
        return 1 / (last.inverseOverlap * dot(last.change, last.change));
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }
}
