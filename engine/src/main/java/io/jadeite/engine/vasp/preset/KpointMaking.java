package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.symmetry.Symmetry;
import io.jadeite.engine.vasp.input.Kpoints;
import io.jadeite.engine.vasp.input.Kpoints.Automatic;
import io.jadeite.engine.vasp.input.Kpoints.Centre;
import io.jadeite.engine.vasp.input.Kpoints.Listed;
import io.jadeite.engine.vasp.input.Kpoints.Mesh;
import io.jadeite.engine.vasp.input.Kpoints.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes k-points of a structure. Symmetry is asked for only where a mesh depends on it. */
final class KpointMaking {
    private static final double RIGHT = 90;
    private static final double ANGLE_TOLERANCE = 5;
    private static final double LENGTH_TOLERANCE = 0.01;

    private final Structure structure;
    private final KpointSettings settings;
    private final boolean gammaCentred;
    private final double symprec;

    KpointMaking(Structure structure, KpointSettings settings, boolean gammaCentred, double symprec) {
        this.structure = structure;
        this.settings = settings;
        this.gammaCentred = gammaCentred || settings.gammaCentred();
        this.symprec = symprec;
    }

    Kpoints kpoints() {
        if (settings.length().isPresent()) {
            return new Automatic("Automatic mesh", settings.length().getAsDouble());
        }
        if (!settings.products().isEmpty()) {
            return mesh("Divisions by length", Centre.GAMMA, byLength());
        }
        if (!settings.divisions().isEmpty()) {
            return mesh("Given mesh", settings.monkhorst() ? Centre.MONKHORST : Centre.GAMMA, settings.divisions());
        }
        if (settings.lineDensity().isPresent()) {
            var path = BandPath.of(structure).points(settings.lineDensity().getAsDouble(), 1);
            return settings.added().isEmpty()
                    ? new Listed("Along symmetry lines", false, path, Optional.empty())
                    : joined(path, added());
        }
        var density = density();
        if (density.isEmpty()) {
            return new Listed("Given points", false, added(), Optional.empty());
        }
        if (!settings.listsPoints()) {
            return density.get();
        }
        var reduced = reduced(density.get(), true);
        boolean plain = settings.added().isEmpty()
                && settings.zeroWeightedLineDensity().isEmpty()
                && settings.zeroWeightedReciprocalDensity().isEmpty();
        return plain
                ? new Listed("Uniform mesh", false, reduced, Optional.empty())
                : joined(joined(reduced, second()).points(), added());
    }

    private static Mesh mesh(String comment, Centre centre, List<Integer> divisions) {
        return new Mesh(comment, centre, divisions, Vector.ZERO);
    }

    private List<Integer> byLength() {
        var lengths = structure.lattice().lengths();
        return IntStream.range(0, 3)
                .mapToObj(i -> Math.max(1, (int) (settings.products().get(i) / lengths[i] + 0.5)))
                .toList();
    }

    private Optional<Mesh> density() {
        if (settings.gridDensity().isPresent()) {
            return Optional.of(dense(Math.floor(settings.gridDensity().getAsDouble())));
        }
        return settings.reciprocalDensity().isPresent()
                ? Optional.of(dense(byVolume(settings.reciprocalDensity().getAsDouble())))
                : Optional.empty();
    }

    private double byVolume(double density) {
        double reciprocal = Math.pow(2 * Math.PI, 3) / structure.volume();
        return density * reciprocal * structure.size();
    }

    /**
     * Divisions inversely as the lengths of the lattice vectors, so that there are about so many points times atoms. Hexagonal and
     * face-centred cells and those with an odd division get a mesh around Γ, others Monkhorst and Pack's.
     */
    private Mesh dense(double pointsTimesAtoms) {
        var divisions = MeshDensity.divisions(structure, pointsTimesAtoms);
        boolean aroundGamma = divisions.stream().anyMatch(number -> number % 2 == 1)
                || gammaCentred
                || isHexagonal(structure.lattice())
                || FaceCentring.of(structure);
        return mesh(
                "Grid density %.0f / number of atoms".formatted(pointsTimesAtoms),
                aroundGamma ? Centre.GAMMA : Centre.MONKHORST,
                divisions);
    }

    static boolean isHexagonal(Lattice lattice) {
        var angles = lattice.angles();
        var lengths = lattice.lengths();
        var right = IntStream.range(0, 3)
                .filter(i -> Math.abs(angles[i] - RIGHT) < ANGLE_TOLERANCE)
                .toArray();
        long hexagonal = IntStream.range(0, 3)
                .filter(i -> Math.abs(angles[i] - 60) < ANGLE_TOLERANCE || Math.abs(angles[i] - 120) < ANGLE_TOLERANCE)
                .count();
        return right.length == 2
                && hexagonal == 1
                && Math.abs(lengths[right[0]] - lengths[right[1]]) < LENGTH_TOLERANCE;
    }

    private List<Point> reduced(Mesh mesh, boolean weighted) {
        var divisions = mesh.divisions().stream().mapToInt(Integer::intValue).toArray();
        return Symmetry.reducedMesh(structure, symprec, divisions, new boolean[3]).stream()
                .map(point -> new Point(point.fractional(), weighted ? point.weight() : 0, ""))
                .toList();
    }

    /** Points that only get energies. */
    private List<Point> second() {
        if (settings.zeroWeightedLineDensity().isPresent()) {
            return BandPath.of(structure)
                    .points(settings.zeroWeightedLineDensity().getAsDouble(), 0);
        }
        return settings.zeroWeightedReciprocalDensity().isPresent()
                ? reduced(
                        dense(byVolume(settings.zeroWeightedReciprocalDensity().getAsDouble())), false)
                : List.of();
    }

    private List<Point> added() {
        return settings.added().stream()
                .map(point -> new Point(point, 0, "user-defined"))
                .toList();
    }

    private static Listed joined(List<Point> first, List<Point> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return new Listed("Combined k-points", false, all, Optional.empty());
    }
}
