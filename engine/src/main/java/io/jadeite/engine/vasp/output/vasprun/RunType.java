package io.jadeite.engine.vasp.output.vasprun;

import java.util.Locale;
import java.util.Map;

/**
 * Names the functional of a run, {@code PBE+U}, {@code HSE06}, {@code SCAN+rVV10}, by the rules of pymatgen's {@code run_type}, so
 * that results of both can be sorted together. What a version of VASP doesn't list counts as set.
 */
public final class RunType {
    private static final Map<String, String> GRADIENT = Map.of(
            "RE", "revPBE",
            "PE", "PBE",
            "PS", "PBEsol",
            "RP", "revPBE+Padé",
            "AM", "AM05",
            "OR", "optPBE",
            "BO", "optB88",
            "MK", "optB86b",
            "--", "GGA");

    private static final Map<String, String> META = Map.of(
            "TPSS", "TPSS",
            "RTPSS", "revTPSS",
            "M06L", "M06-L",
            "MBJ", "modified Becke-Johnson",
            "MS0", "MadeSimple0",
            "MS1", "MadeSimple1",
            "MS2", "MadeSimple2");

    private static final Map<Long, String> DISPERSION = Map.of(
            0L, "no-correction",
            1L, "DFT-D2",
            10L, "DFT-D2",
            11L, "DFT-D3",
            12L, "DFT-D3-BJ",
            2L, "TS",
            20L, "TS",
            21L, "TS-H",
            202L, "MBD",
            4L, "dDsC");

    /** 0.2 Å⁻¹ and 0.207 Å⁻¹, which is 0.11 in atomic units, both go by this name. */
    private static final double SCREENING_OF_HSE06 = 0.2079;

    private RunType() {}

    public static String of(Vasprun run) {
        return functional(run) + repulsion(run) + dispersion(run);
    }

    private static String functional(Vasprun run) {
        var parameters = run.parameters();
        double exchange = parameters.number("AEXX", 1);
        double screening = parameters.number("HFSCREEN", 0.3);
        var meta = run.incar().text("METAGGA").toUpperCase(Locale.ROOT);
        var gradient = parameters.text("GGA").toUpperCase(Locale.ROOT);
        if (exchange == 1) {
            return "HF";
        } else if (screening == 0.3) {
            return "HSE03";
        } else if (screening >= 0.2 && screening <= SCREENING_OF_HSE06) {
            return "HSE06";
        } else if (exchange == 0.2) {
            return "B3LYP";
        } else if (parameters.get("LHFCALC").isEmpty() || parameters.isOn("LHFCALC")) {
            return "PBEO or other Hybrid Functional";
        } else if (!meta.isEmpty() && !meta.equals("--") && !meta.equals("NONE")) {
            return META.getOrDefault(meta, meta);
        } else if (!gradient.isEmpty()) {
            return GRADIENT.getOrDefault(gradient, gradient);
        }
        return run.potcarTitles().stream().limit(1).anyMatch(title -> title.startsWith("PAW ")) ? "LDA" : "unknown";
    }

    private static String repulsion(Vasprun run) {
        var parameters = run.parameters();
        boolean used = HubbardValues.isUsed(run) || parameters.get("LDAU").isEmpty() || parameters.isOn("LDAU");
        return used ? "+U" : "";
    }

    private static String dispersion(Vasprun run) {
        if (run.parameters().isOn("LUSE_VDW")) {
            return "+rVV10";
        }
        if (run.incar().get("IVDW").isEmpty()) {
            return "";
        }
        long scheme = run.incar().whole("IVDW", -1);
        return "+vdW-" + DISPERSION.getOrDefault(scheme, "unknown");
    }
}
