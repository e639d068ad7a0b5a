package io.jadeite.engine.vasp.error;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.vasp.output.grid.VolumetricFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Looks at a calculation that ended well, whether what it left can be relied on. Nothing corrects what is wrong here. */
public final class Validators {
    private static final Pattern NPT = Pattern.compile("MDALGO\\s*=\\s*3(?![0-9])");
    private static final int LANGEVIN = 3;
    private static final int MOST_NEGATIVE = 100;

    private Validators() {}

    /** A sentence for each thing that is wrong, the name of the validator at its beginning. */
    public static List<String> problems(Path directory) {
        var problems = new ArrayList<String>();
        if (FinishedRun.of(directory).isEmpty()) {
            problems.add("VasprunXML: vasprun.xml isn't there, or isn't whole.");
        }
        var missing = missingFiles(directory);
        if (!missing.isEmpty()) {
            problems.add("VaspFiles: %s isn't there.".formatted(String.join(", ", missing)));
        }
        if (isWrongEnsemble(directory)) {
            problems.add("VaspNpTMD: MDALGO = 3 was asked for, and this VASP doesn't know it.");
        }
        if (hasNegativeCore(directory)) {
            problems.add("VaspAECCAR: AECCAR0 and AECCAR2 together are negative at more than 100 points.");
        }
        return problems;
    }

    static List<String> missingFiles(Path directory) {
        return List.of("CONTCAR", "OSZICAR", "OUTCAR").stream()
                .filter(name -> OutputText.find(directory, name).isEmpty())
                .toList();
    }

    /** VASP built without it takes another ensemble, and says the tag but in its echo of the INCAR. */
    static boolean isWrongEnsemble(Path directory) {
        try {
            if (Inputs.read(directory).whole("MDALGO", 0) != LANGEVIN) {
                return false;
            }
        } catch (JadeiteException e) {
            return false;
        }
        var echoed = new AtomicInteger();
        OutputText.lines(directory, "OUTCAR", line -> {
            if (NPT.matcher(line).find()) {
                echoed.incrementAndGet();
            }
            return false;
        });
        return echoed.get() != 1;
    }

    /** Where a density of all electrons is negative, its grid is too coarse to share it out among atoms. */
    private static boolean hasNegativeCore(Path directory) {
        var core = OutputText.find(directory, "AECCAR0");
        var valence = OutputText.find(directory, "AECCAR2");
        if (core.isEmpty() || valence.isEmpty()) {
            return false;
        }
        try {
            var one = VolumetricFile.read(core.get()).total();
            var other = VolumetricFile.read(valence.get()).total();
            int negative = 0;
            for (int c = 0; c < one.pointsC(); c++) {
                for (int b = 0; b < one.pointsB(); b++) {
                    for (int a = 0; a < one.pointsA(); a++) {
                        negative += one.get(a, b, c) + other.get(a, b, c) < 0 ? 1 : 0;
                    }
                }
            }
            return negative > MOST_NEGATIVE;
        } catch (JadeiteException | IndexOutOfBoundsException e) {
            return true;
        }
    }
}
