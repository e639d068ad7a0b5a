package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Change;
import io.jadeite.engine.calculation.Correction;
import io.jadeite.engine.calculation.Corrector;
import io.jadeite.engine.vasp.input.Incar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes corrections into VASP's inputs: tags of the INCAR, k-points, and files that stand for one another. */
public final class VaspCorrector implements Corrector {
    @Override
    public void apply(Correction correction, Path directory) throws IOException {
        for (var change : correction.changes()) {
            switch (change) {
                case Change.Values values -> write(values, directory.resolve(values.file()));
                case Change.Copy copy -> copy(directory.resolve(copy.from()), directory.resolve(copy.file()));
                case Change.Delete delete -> Files.deleteIfExists(directory.resolve(delete.file()));
            }
        }
    }

    private static void write(Change.Values values, Path file) {
        switch (values.file()) {
            case "INCAR" -> {
                var incar = Incar.read(file);
                for (var tag : values.unset()) {
                    incar = incar.without(tag);
                }
                for (var tag : values.set().entrySet()) {
                    incar = incar.with(tag.getKey(), tag.getValue());
                }
                incar.write(file);
            }
            case "KPOINTS" -> KpointsChange.apply(values, file);
            case "POSCAR" -> PoscarChange.apply(values, file);
            default ->
                throw new IllegalArgumentException(
                        "a correction of %s, of which nothing is known".formatted(values.file()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isRegularFile(from) && Files.size(from) > 0) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
