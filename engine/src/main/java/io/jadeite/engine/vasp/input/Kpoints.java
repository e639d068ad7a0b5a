package io.jadeite.engine.vasp.input;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * VASP's KPOINTS, in one of its five forms. Immutable.
 *
 * <pre>{@code
 * var kpoints = Kpoints.read(Path.of("KPOINTS"));
 * Kpoints.Mesh.gamma("relaxation", 8, 8, 8).write(Path.of("KPOINTS"));
 * }</pre>
 */
public sealed interface Kpoints {
    /** The first line. */
    String comment();

    /** @throws InputException where it can't be read, with the line */
    static Kpoints read(Path file) {
        return parse(TextFile.read(file), file.toString());
    }

    /** @param place what messages call it */
    static Kpoints parse(String text, String place) {
        return new KpointsReader(text, place).kpoints();
    }

    default String text() {
        return KpointsWriter.text(this);
    }

    default void write(Path file) {
        TextFile.write(file, text());
    }

    /** VASP makes a mesh around Γ with about so many divisions for 1 Å of each reciprocal vector. */
    record Automatic(String comment, double length) implements Kpoints {
        public Automatic {
            if (!(length > 0 && length < Integer.MAX_VALUE)) {
                throw new InputException("An automatic mesh needs a length above 0, found %s.".formatted(length));
            }
        }
    }

    /**
     * A regular mesh.
     *
     * @param centre around Γ, or Monkhorst and Pack's
     * @param divisions of the three reciprocal vectors
     * @param shift of the mesh, in units of its own steps
     */
    record Mesh(String comment, Centre centre, List<Integer> divisions, Vector shift) implements Kpoints {
        public Mesh {
            divisions = List.copyOf(divisions);
            if (divisions.size() != 3 || divisions.stream().anyMatch(number -> number < 1)) {
                throw new InputException("A mesh needs three divisions above 0, found %s.".formatted(divisions));
            }
        }

        public static Mesh gamma(String comment, int a, int b, int c) {
            return new Mesh(comment, Centre.GAMMA, List.of(a, b, c), Vector.ZERO);
        }
    }

    /** What a mesh lies around. */
    enum Centre {
        GAMMA,
        MONKHORST
    }

    /** A mesh by three vectors of its own, Cartesian (in 2π over the POSCAR's scale) or in reciprocal vectors. */
    record Basis(String comment, boolean cartesian, List<Vector> vectors, Vector shift) implements Kpoints {
        public Basis {
            vectors = List.copyOf(vectors);
            if (vectors.size() != 3) {
                throw new InputException("A mesh needs three vectors, found %d.".formatted(vectors.size()));
            }
        }
    }

    /** Points one by one, with weights. */
    record Listed(String comment, boolean cartesian, List<Point> points, Optional<Tetrahedra> tetrahedra)
            implements Kpoints {
        public Listed {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new InputException("A list of k-points needs at least one, found none.");
            }
        }
    }

    /** @param label empty for none */
    record Point(Vector place, double weight, String label) {}

    /**
     * How the points of a list make tetrahedra.
     *
     * @param volume of one, as a share of the Brillouin zone
     */
    record Tetrahedra(double volume, List<Tetrahedron> list) {
        public Tetrahedra {
            list = List.copyOf(list);
        }
    }

    /** @param corners numbers of four points, from 1 */
    record Tetrahedron(int weight, List<Integer> corners) {
        public Tetrahedron {
            corners = List.copyOf(corners);
        }
    }

    /** Along straight lines, for band structures. */
    record Lines(String comment, int divisions, boolean cartesian, List<Line> lines) implements Kpoints {
        public Lines {
            lines = List.copyOf(lines);
            if (divisions < 1 || lines.isEmpty()) {
                throw new InputException(
                        "A path of k-points needs at least one line and one point on each, found %d and %d."
                                .formatted(lines.size(), divisions));
            }
        }
    }

    record Line(Stop from, Stop to) {}

    /** An end of a line; the label is empty for none. */
    record Stop(Vector place, String label) {}
}
