package io.jadeite.engine.vasp.input;

import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.vasp.input.Kpoints.Automatic;
import io.jadeite.engine.vasp.input.Kpoints.Basis;
import io.jadeite.engine.vasp.input.Kpoints.Centre;
import io.jadeite.engine.vasp.input.Kpoints.Lines;
import io.jadeite.engine.vasp.input.Kpoints.Listed;
import io.jadeite.engine.vasp.input.Kpoints.Mesh;
import io.jadeite.engine.vasp.input.Kpoints.Stop;
import io.jadeite.engine.vasp.input.Kpoints.Tetrahedra;

/** Writes a KPOINTS. */
final class KpointsWriter {
    private final StringBuilder text = new StringBuilder();

    private KpointsWriter() {}

    static String text(Kpoints kpoints) {
        var writer = new KpointsWriter();
        writer.line(kpoints.comment());
        switch (kpoints) {
            case Automatic automatic -> writer.automatic(automatic);
            case Mesh mesh -> writer.mesh(mesh);
            case Basis basis -> writer.basis(basis);
            case Listed listed -> writer.listed(listed);
            case Lines lines -> writer.lines(lines);
        }
        return writer.text.toString();
    }

    private void automatic(Automatic automatic) {
        line("0");
        line("Automatic");
        line(number(automatic.length()));
    }

    private void mesh(Mesh mesh) {
        line("0");
        line(mesh.centre() == Centre.GAMMA ? "Gamma" : "Monkhorst");
        var divisions = mesh.divisions();
        line("%d %d %d".formatted(divisions.get(0), divisions.get(1), divisions.get(2)));
        if (!mesh.shift().equals(Vector.ZERO)) {
            line(numbers(mesh.shift()));
        }
    }

    private void basis(Basis basis) {
        line("0");
        line(coordinates(basis.cartesian()));
        basis.vectors().forEach(vector -> line(numbers(vector)));
        line(numbers(basis.shift()));
    }

    private void listed(Listed listed) {
        line(String.valueOf(listed.points().size()));
        line(coordinates(listed.cartesian()));
        for (var point : listed.points()) {
            line("%s %s %s"
                    .formatted(numbers(point.place()), number(point.weight()), point.label())
                    .stripTrailing());
        }
        listed.tetrahedra().ifPresent(this::tetrahedra);
    }

    private void tetrahedra(Tetrahedra tetrahedra) {
        line("Tetrahedron");
        line("%d %s".formatted(tetrahedra.list().size(), tetrahedra.volume()));
        for (var one : tetrahedra.list()) {
            var corners = one.corners();
            line("%d %d %d %d %d"
                    .formatted(one.weight(), corners.get(0), corners.get(1), corners.get(2), corners.get(3)));
        }
    }

    private void lines(Lines lines) {
        line(String.valueOf(lines.divisions()));
        line("Line_mode");
        line(coordinates(lines.cartesian()));
        for (var one : lines.lines()) {
            stop(one.from());
            stop(one.to());
            line("");
        }
    }

    private void stop(Stop stop) {
        line(stop.label().isEmpty() ? numbers(stop.place()) : numbers(stop.place()) + " ! " + stop.label());
    }

    private static String coordinates(boolean cartesian) {
        return cartesian ? "Cartesian" : "Reciprocal";
    }

    private static String numbers(Vector vector) {
        return vector.x() + " " + vector.y() + " " + vector.z();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
