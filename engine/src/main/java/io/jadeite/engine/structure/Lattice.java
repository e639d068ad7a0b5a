package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;

/** The three vectors that a structure repeats along, in Å. They may be left-handed, but not flat. */
public record Lattice(Vector a, Vector b, Vector c) {
    /** Below this share of the box |a||b||c| three vectors count as lying in a plane. */
    private static final double FLAT = 1e-10;

    public Lattice {
        if (!a.isFinite() || !b.isFinite() || !c.isFinite()) {
            throw new InputException("A lattice needs finite numbers, found %s, %s, %s.".formatted(a, b, c));
        }
        double box = a.length() * b.length() * c.length();
        if (!(Math.abs(a.dot(b.cross(c))) > FLAT * box)) {
            throw new InputException(
                    "The lattice vectors %s, %s, %s enclose no volume. Check that none is zero or in the plane of the others."
                            .formatted(a, b, c));
        }
    }

    public static Lattice cubic(double edge) {
        return new Lattice(new Vector(edge, 0, 0), new Vector(0, edge, 0), new Vector(0, 0, edge));
    }

    /** Rows are a, b, c. */
    public static Lattice of(double[][] rows) {
        return new Lattice(Vector.of(rows[0]), Vector.of(rows[1]), Vector.of(rows[2]));
    }

    /**
     * With c along z and a in the plane of x and z, as pymatgen places it.
     *
     * @param a in Å, as b and c
     * @param alpha in degrees, as β and γ
     */
    public static Lattice ofParameters(double a, double b, double c, double alpha, double beta, double gamma) {
        double cosAlpha = Math.cos(Math.toRadians(alpha));
        double cosBeta = Math.cos(Math.toRadians(beta));
        double sinAlpha = Math.sin(Math.toRadians(alpha));
        double sinBeta = Math.sin(Math.toRadians(beta));
        double cosGammaStar = (cosAlpha * cosBeta - Math.cos(Math.toRadians(gamma))) / (sinAlpha * sinBeta);
        if (!(Math.abs(cosGammaStar) < 1)) {
            throw new InputException(
                    "No cell has the angles α = %s°, β = %s°, γ = %s°. Check that each is smaller than the other two together, and all three smaller than 360°."
                            .formatted(alpha, beta, gamma));
        }
        double sinGammaStar = Math.sqrt(1 - cosGammaStar * cosGammaStar);
        return new Lattice(
                new Vector(a * sinBeta, 0, a * cosBeta),
                new Vector(-b * sinAlpha * cosGammaStar, b * sinAlpha * sinGammaStar, b * cosAlpha),
                new Vector(0, 0, c));
    }

    /** Rows are a, b, c. */
    public double[][] rows() {
        return new double[][] {a.toArray(), b.toArray(), c.toArray()};
    }

    /** In Å³, always positive. */
    public double volume() {
        return Math.abs(a.dot(b.cross(c)));
    }

    /** |a|, |b|, |c| in Å. */
    public double[] lengths() {
        return new double[] {a.length(), b.length(), c.length()};
    }

    /** α (between b and c), β (a, c), γ (a, b) in degrees. */
    public double[] angles() {
        return new double[] {degrees(b, c), degrees(a, c), degrees(a, b)};
    }

    public Vector toCartesian(Vector fractional) {
        return a.times(fractional.x()).plus(b.times(fractional.y())).plus(c.times(fractional.z()));
    }

    public Vector toFractional(Vector cartesian) {
        double determinant = a.dot(b.cross(c));
        return new Vector(
                cartesian.dot(b.cross(c)) / determinant,
                cartesian.dot(c.cross(a)) / determinant,
                cartesian.dot(a.cross(b)) / determinant);
    }

    public Lattice scaled(double factor) {
        return new Lattice(a.times(factor), b.times(factor), c.times(factor));
    }

    private static double degrees(Vector u, Vector v) {
        double cosine = u.dot(v) / (u.length() * v.length());
        return Math.toDegrees(Math.acos(Math.clamp(cosine, -1.0, 1.0)));
    }
}
