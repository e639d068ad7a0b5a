package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.symmetry.MonoclinicAngle;
import io.jadeite.engine.structure.symmetry.Symmetry;
import io.jadeite.engine.vasp.input.Kpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The path between the symmetric points of the Brillouin zone after Setyawan and Curtarolo (Comput. Mater. Sci. 49, 299, 2010). Its
 * coordinates belong to the reciprocal vectors of the structure's standard primitive cell.
 *
 * @param reciprocal with its factor 2π, in 1/Å
 */
record BandPath(PathShape shape, Lattice reciprocal) {
    /** @throws InputException where the paper has no path for such a lattice */
    static BandPath of(Structure structure) {
        var symmetry = Symmetry.of(structure);
        var primitive = symmetry.standardPrimitive(MonoclinicAngle.ALPHA).lattice();
        var conventional = symmetry.standardConventional(MonoclinicAngle.ALPHA).lattice();
        var reciprocal = reciprocal(primitive);
        var shape = PathShapes.of(symmetry.spaceGroup(), conventional, primitive, reciprocal)
                .orElseThrow(() -> new InputException(
                        "There is no path of Setyawan and Curtarolo for %s with space group %s and this cell. Give the k-points another way, for instance --kpoints.reciprocal_density 100."
                                .formatted(structure.formula(), symmetry.spaceGroup())));
        return new BandPath(shape, reciprocal);
    }

    private static Lattice reciprocal(Lattice lattice) {
        double factor = 2 * Math.PI / lattice.a().dot(lattice.b().cross(lattice.c()));
        return new Lattice(
                lattice.b().cross(lattice.c()).times(factor),
                lattice.c().cross(lattice.a()).times(factor),
                lattice.a().cross(lattice.b()).times(factor));
    }

    /**
     * Points on all lines, each line with both its ends.
     *
     * @param density points for each 1/Å
     * @param weight of each
     */
    List<Kpoints.Point> points(double density, double weight) {
        var points = new ArrayList<Kpoints.Point>();
        for (var branch : shape.branches()) {
            for (int i = 1; i < branch.size(); i++) {
                addLine(points, branch.get(i - 1), branch.get(i), density, weight);
            }
        }
        return points;
    }

    private void addLine(List<Kpoints.Point> points, String from, String to, double density, double weight) {
        var start = point(from);
        var end = point(to);
        double length =
                reciprocal.toCartesian(start).minus(reciprocal.toCartesian(end)).length();
        int steps = (int) Math.ceil(length * density);
        for (int i = 0; i <= steps && steps > 0; i++) {
            var place = start.plus(end.minus(start).times((double) i / steps));
            points.add(new Kpoints.Point(place, weight, i == 0 ? from : i == steps ? to : ""));
        }
    }

    /** As VASP's own line mode has them. */
    Kpoints.Lines lines(int divisions) {
        var lines = new ArrayList<Kpoints.Line>();
        for (var branch : shape.branches()) {
            for (int i = 1; i < branch.size(); i++) {
                lines.add(new Kpoints.Line(
                        new Kpoints.Stop(point(branch.get(i - 1)), branch.get(i - 1)),
                        new Kpoints.Stop(point(branch.get(i)), branch.get(i))));
            }
        }
        return new Kpoints.Lines("Along symmetry lines (%s)".formatted(shape.name()), divisions, false, lines);
    }

    private Vector point(String label) {
        return Objects.requireNonNull(shape.points().get(label), label);
    }
}
