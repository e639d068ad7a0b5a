package io.jadeite.engine.emt;

import io.jadeite.engine.structure.Vector;
import java.io.IOException;
import java.util.Locale;

/** Frames in the extended XYZ format, which ASE, OVITO and others read: Å, eV, velocities in Å/fs. */
final class ExtendedXyz {
    private ExtendedXyz() {}

    static void write(Appendable file, Dynamics.Frame frame) throws IOException {
        var structure = frame.structure();
        var lattice = structure.lattice();
        file.append(Integer.toString(structure.size())).append('\n');
        file.append(
                "Lattice=\"%s %s %s\" ".formatted(numbers(lattice.a()), numbers(lattice.b()), numbers(lattice.c())));
        file.append("Properties=species:S:1:pos:R:3:vel:R:3 pbc=\"T T T\" ");
        file.append(String.format(
                Locale.ROOT,
                "step=%d time=%.6g energy=%.10f temperature=%.4f%n",
                frame.step(),
                frame.time(),
                frame.potentialEnergy(),
                frame.temperature()));
        for (var site : structure.sites()) {
            file.append(site.element().symbol())
                    .append(' ')
                    .append(numbers(lattice.toCartesian(site.fractional())))
                    .append(' ')
                    .append(numbers(site.velocity().orElse(Vector.ZERO)))
                    .append('\n');
        }
    }

    private static String numbers(Vector vector) {
        return String.format(Locale.ROOT, "%.10f %.10f %.10f", vector.x(), vector.y(), vector.z());
    }
}
