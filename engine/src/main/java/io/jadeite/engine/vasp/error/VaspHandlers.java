package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Handler;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The handlers of VASP's errors, by the names that presets give them, which are Simmate's. */
public final class VaspHandlers {
    /** Those that look for messages, each for some of them. */
    private static final Map<String, List<String>> OF_MESSAGES = Map.ofEntries(
            Map.entry("TetrahedronMesh", List.of("tet", "ksymm", "dentet")),
            Map.entry("RotationMatrix", List.of("inv_rot_mat")),
            Map.entry("RotationNonIntMatrix", List.of("rot_matrix")),
            Map.entry("Brmix", List.of("brmix")),
            Map.entry("Zpotrf", List.of("zpotrf")),
            Map.entry("SubspaceMatrix", List.of("subspacematrix")),
            Map.entry("IncorrectShift", List.of("incorrect_shift")),
            Map.entry("RealOptlay", List.of("real_optlay", "rspher", "nicht_konv")),
            Map.entry("Tetirr", List.of("tetirr")),
            Map.entry("LongVector", List.of("amin")),
            Map.entry("TripleProduct", List.of("triple_product")),
            Map.entry("Pricel", List.of("pricel")),
            Map.entry("Brions", List.of("brions")),
            Map.entry("Zbrent", List.of("zbrent")),
            Map.entry("InsufficientBands", List.of("too_few_bands", "nbands_not_sufficient")),
            Map.entry("Pssyevx", List.of("pssyevx", "pdsyevx")),
            Map.entry("Eddrmm", List.of("eddrmm")),
            Map.entry("Edddav", List.of("edddav")),
            Map.entry("Edwav", List.of("grad_not_orth", "algo_tet")),
            Map.entry("Zheev", List.of("zheev", "eddiag")),
            Map.entry("ElfKpar", List.of("elf_kpar", "elf_ncl")),
            Map.entry("Rhosyg", List.of("rhosyg")),
            Map.entry("Posmap", List.of("posmap", "pricelv")),
            Map.entry("PointGroup", List.of("point_group")),
            Map.entry("SymprecNoise", List.of("symprec_noise")));

    /** What no correction helps against is looked for always. */
    private static final List<String> ALWAYS = List.of("set_core_wf", "read_error", "spin_polarized_harris");

    private static final List<String> OTHERS = List.of(
            "LrfCommutator",
            "StdErr",
            "Aliasing",
            "Frozen",
            "Potim",
            "PositiveEnergy",
            "NonConverging",
            "LargeSigma",
            "Drift",
            "MeshSymmetry",
            "Unconverged",
            "IncorrectSmearing",
            "KspacingMetal");

    /** Looked after by the worker itself, which stops VASP in time. */
    private static final String WALLTIME = "Walltime";

    private static final String ALL = "all";

    private VaspHandlers() {}

    /** All there are. */
    public static List<Handler> all(String output, String errorOutput) {
        return named(List.of(ALL), output, errorOutput);
    }

    /**
     * @param names {@code all} alone: all there are
     * @param output the file in which VASP's output stands, relative to its directory
     * @param errorOutput the same of its error output
     * @throws InputException where a name is unknown
     */
    public static List<Handler> named(List<String> names, String output, String errorOutput) {
        boolean all = names.equals(List.of(ALL));
        if (!all) {
            check(names);
        }
        var handlers = new ArrayList<Handler>();
        var catches = new LinkedHashSet<String>(all ? VaspMessages.ALL.keySet() : ALWAYS);
        names.forEach(name -> catches.addAll(OF_MESSAGES.getOrDefault(name, List.of())));
        if (!names.isEmpty()) {
            handlers.add(new VaspErrorHandler(output, catches, false));
        }
        OTHERS.stream()
                .filter(name -> all || names.contains(name))
                .map(name -> other(name, output, errorOutput))
                .forEach(handlers::add);
        return handlers;
    }

    private static Handler other(String name, String output, String errorOutput) {
        return switch (name) {
            case "LrfCommutator" -> new LrfCommutator(errorOutput);
            case "StdErr" -> new StandardError(errorOutput);
            case "Aliasing" -> new Aliasing(output);
            case "Frozen" -> new FrozenJob(FrozenJob.USUAL);
            case "Potim" -> new Potim(Potim.USUAL);
            case "PositiveEnergy" -> new PositiveEnergy();
            case "NonConverging" -> new NonConverging(NonConverging.USUAL);
            case "LargeSigma" -> new LargeSigma();
            case "Drift" -> new Drift(OptionalDouble.empty(), 3);
            case "MeshSymmetry" -> new MeshSymmetry(output);
            case "Unconverged" -> new Unconverged();
            case "IncorrectSmearing" -> new IncorrectSmearing();
            case "KspacingMetal" -> new KspacingMetal();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static void check(List<String> names) {
        var known = new ArrayList<>(OF_MESSAGES.keySet());
        known.addAll(OTHERS);
        known.add(WALLTIME);
        var unknown = names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new InputException(unknown.stream()
                    .map(name -> "There is no error handler '%s'.%s".formatted(name, Nearest.question(name, known)))
                    .toList());
        }
    }
}
