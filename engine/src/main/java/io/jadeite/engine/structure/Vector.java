package io.jadeite.engine.structure;

/** Three numbers: a place or a direction, in Å, as fractions of a lattice, or in whatever unit its holder says. */
public record Vector(double x, double y, double z) {
    public static final Vector ZERO = new Vector(0, 0, 0);

    public static Vector of(double... xyz) {
        if (xyz.length != 3) {
            throw new IllegalArgumentException("a vector has 3 numbers, not " + xyz.length);
        }
        return new Vector(xyz[0], xyz[1], xyz[2]);
    }

    public Vector plus(Vector other) {
        return new Vector(x + other.x, y + other.y, z + other.z);
    }

    public Vector minus(Vector other) {
        return new Vector(x - other.x, y - other.y, z - other.z);
    }

    public Vector times(double factor) {
        return new Vector(x * factor, y * factor, z * factor);
    }

    public double dot(Vector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    public Vector cross(Vector other) {
        return new Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    public double length() {
        return Math.sqrt(dot(this));
    }

    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
    }

    /** {@code (0.0, 0.5, 0.5)}, as messages show it. */
    @Override
    public String toString() {
        return "(%s, %s, %s)".formatted(x, y, z);
    }

    public double[] toArray() {
        return new double[] {x, y, z};
    }
}
