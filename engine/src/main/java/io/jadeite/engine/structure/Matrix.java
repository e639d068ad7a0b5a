package io.jadeite.engine.structure;

/** Three rows of three numbers, in whatever unit its holder says. */
public record Matrix(Vector first, Vector second, Vector third) {
    public static final Matrix IDENTITY = new Matrix(new Vector(1, 0, 0), new Vector(0, 1, 0), new Vector(0, 0, 1));

    /** Nine numbers, row after row. */
    public static Matrix of(double... numbers) {
        if (numbers.length != 9) {
            throw new IllegalArgumentException("a matrix has 9 numbers, not " + numbers.length);
        }
        return new Matrix(
                new Vector(numbers[0], numbers[1], numbers[2]),
                new Vector(numbers[3], numbers[4], numbers[5]),
                new Vector(numbers[6], numbers[7], numbers[8]));
    }

    /** Rows are a, b, c. */
    public static Matrix of(Lattice lattice) {
        return new Matrix(lattice.a(), lattice.b(), lattice.c());
    }

    /** With these numbers on the diagonal and 0 elsewhere. */
    public static Matrix diagonal(double first, double second, double third) {
        return of(first, 0, 0, 0, second, 0, 0, 0, third);
    }

    /** Of this matrix and a column. */
    public Vector times(Vector column) {
        return new Vector(first.dot(column), second.dot(column), third.dot(column));
    }

    /** Of a row and this matrix. */
    public Vector timesRow(Vector row) {
        return first.times(row.x()).plus(second.times(row.y())).plus(third.times(row.z()));
    }

    public Matrix times(Matrix right) {
        return new Matrix(right.timesRow(first), right.timesRow(second), right.timesRow(third));
    }

    public Matrix times(double factor) {
        return new Matrix(first.times(factor), second.times(factor), third.times(factor));
    }

    public Matrix plus(Matrix other) {
        return new Matrix(first.plus(other.first), second.plus(other.second), third.plus(other.third));
    }

    public Matrix transposed() {
        return of(first.x(), second.x(), third.x(), first.y(), second.y(), third.y(), first.z(), second.z(), third.z());
    }

    public double determinant() {
        return first.dot(second.cross(third));
    }

    /** Of a matrix whose determinant isn't 0. */
    public Matrix inverse() {
        double determinant = determinant();
        return new Matrix(second.cross(third), third.cross(first), first.cross(second))
                .transposed()
                .times(1 / determinant);
    }

    public Matrix rounded() {
        return new Matrix(rounded(first), rounded(second), rounded(third));
    }

    /** Whether all nine numbers are as far as {@code tolerance} from a whole one at most. */
    public boolean isWhole(double tolerance) {
        var rest = plus(rounded().times(-1));
        return Math.max(Math.max(largest(rest.first), largest(rest.second)), largest(rest.third)) <= tolerance;
    }

    private static Vector rounded(Vector vector) {
        return new Vector(Math.rint(vector.x()), Math.rint(vector.y()), Math.rint(vector.z()));
    }

    private static double largest(Vector vector) {
        return Math.max(Math.max(Math.abs(vector.x()), Math.abs(vector.y())), Math.abs(vector.z()));
    }
}
