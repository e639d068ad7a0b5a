package io.jadeite.engine.vasp.output;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.band.Doscar;
import io.jadeite.engine.vasp.output.band.Eigenval;
import io.jadeite.engine.vasp.output.band.Procar;
import io.jadeite.engine.vasp.output.grid.VolumetricFile;
import io.jadeite.engine.vasp.output.motion.Dynmat;
import io.jadeite.engine.vasp.output.motion.Oszicar;
import io.jadeite.engine.vasp.output.outcar.Outcar;
import io.jadeite.engine.vasp.output.scan.OutputFile;
import io.jadeite.engine.vasp.output.vasprun.Vasprun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of an output in JSON: {@code jadeite vasp read --json} prints it. Energies in eV, lengths in Å, forces in eV/Å,
 * stress in kBar with VASP's sign; what is missing is null.
 */
public final class OutputSummary {
    private static final int HEAD = 8192;

    private OutputSummary() {}

    /**
     * With {@code file}, {@code kind}, {@code complete}, where it isn't {@code broken_off}, and what this kind of output holds.
     *
     * @throws InputException where it can't be read
     */
    public static Map<String, @Nullable Object> of(Path file) {
        var kind = kind(file);
        var summary = new LinkedHashMap<String, @Nullable Object>();
        summary.put("file", file.toString());
        summary.put("kind", kind.label());
        summary.putAll(content(kind, file));
        return summary;
    }

    /**
     * By its content where that is clear, else by its name.
     *
     * @throws InputException where neither tells
     */
    public static OutputKind kind(Path file) {
        var head = new String(OutputFile.head(file, HEAD), StandardCharsets.ISO_8859_1);
        if (head.isBlank()) {
            throw new InputException(
                    "%s is empty. Check that VASP has begun to write it, and that the disk wasn't full."
                            .formatted(file));
        }
        return KindByContent.of(head)
                .or(() -> OutputKind.ofName(String.valueOf(file.getFileName())))
                .orElseThrow(() -> new InputException(refusal(file, head)));
    }

    private static String refusal(Path file, String head) {
        if (KindByContent.beginsWithCell(head.lines().toList())) {
            return "%s holds a structure and nothing else. 'jadeite structure show %s' reads it.".formatted(file, file);
        }
        return "%s is no output of VASP that is read here. These are: vasprun.xml, OUTCAR, OSZICAR, EIGENVAL, DOSCAR, PROCAR, XDATCAR, DYNMAT, CHGCAR, CHG, AECCAR, LOCPOT, ELFCAR, PARCHG, each also gzip'd."
                .formatted(file);
    }

    private static Map<String, @Nullable Object> content(OutputKind kind, Path file) {
        return switch (kind) {
            case VASPRUN -> VasprunSummary.of(Vasprun.read(file));
            case OUTCAR -> OutcarSummary.of(Outcar.read(file));
            case OSZICAR -> MotionSummary.of(Oszicar.read(file));
            case XDATCAR -> MotionSummary.ofXdatcar(file);
            case DYNMAT -> MotionSummary.of(Dynmat.read(file));
            case EIGENVAL -> BandSummary.of(Eigenval.read(file));
            case DOSCAR -> BandSummary.of(Doscar.read(file));
            case PROCAR -> BandSummary.of(Procar.readDistinct(file));
            case VOLUMETRIC -> GridSummary.of(VolumetricFile.read(file));
        };
    }
}
