package io.jadeite.engine.vasp.preset;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A set of the reference data.
 *
 * @param preset ours
 * @param choices how the reference's set was called
 * @param call those choices in words
 */
record PublishedSet(String preset, Choices choices, String call) {
    static Map<String, PublishedSet> all() {
        var sets = new LinkedHashMap<String, PublishedSet>();
        put(sets, "MITRelaxSet", "relaxation.vasp.mit");
        put(sets, "MPRelaxSet", "relaxation.vasp.matproj");
        put(sets, "MPStaticSet", "static-energy.vasp.matproj");
        put(sets, "MPScanRelaxSet", "relaxation.vasp.matproj-scan");
        put(sets, "MPScanStaticSet", "static-energy.vasp.matproj-scan");
        put(sets, "MP24RelaxSet", "relaxation.vasp.matproj-24");
        put(sets, "MPMetalRelaxSet", "relaxation.vasp.matproj-metal");
        put(sets, "MPNonSCFSet_line", "electronic-structure.vasp.matproj-band-structure");
        put(sets, "MPNonSCFSet_uniform", "electronic-structure.vasp.matproj-density-of-states");
        put(sets, "MPHSERelaxSet", "relaxation.vasp.matproj-hse");
        put(sets, "MPHSEBSSet_gap", "electronic-structure.vasp.matproj-gap-hse");
        put(sets, "MatPESStaticSet", "static-energy.vasp.matpes");
        put(sets, "MatPESStaticSet_r2scan", "static-energy.vasp.matpes-r2scan");
        put(sets, "MVLElasticSet", "elastic.vasp.mvl");
        put(sets, "MVLRelax52Set", "relaxation.vasp.mvl-52");
        put(sets, "MPAbsorptionSet_IPA", "electronic-structure.vasp.matproj-absorption-ipa");
        sets.put(
                "MPScanRelaxSet_gap2",
                new PublishedSet("relaxation.vasp.matproj-scan", Choices.NONE.withBandGap(2), "--bandgap 2"));
        sets.put("MPRelaxSet_user", new PublishedSet("relaxation.vasp.matproj", overrides(), "--incar.… --kpoints.…"));
        sets.put(
                "MITMDSet",
                new PublishedSet(
                        "dynamics.vasp.mit",
                        Choices.NONE.withParameters(
                                Map.of("temperature_start", 300.0, "temperature_end", 1200.0, "nsteps", 1000L)),
                        "--temperature-start 300 --temperature-end 1200 --nsteps 1000"));
        sets.put(
                "MPMDSet",
                new PublishedSet(
                        "dynamics.vasp.matproj",
                        Choices.NONE.withParameters(
                                Map.of("temperature_start", 300.0, "temperature_end", 300.0, "nsteps", 500L)),
                        "--temperature-start 300 --temperature-end 300 --nsteps 500"));
        return sets;
    }

    private static void put(Map<String, PublishedSet> sets, String name, String preset) {
        sets.put(name, new PublishedSet(preset, Choices.NONE, ""));
    }

    private static Choices overrides() {
        Map<String, Object> incar = new LinkedHashMap<>();
        incar.put("ENCUT", 600);
        incar.put("EDIFF", 1e-6);
        incar.put("ISMEAR", 0);
        incar.put("LDAUU", Map.of("O", Map.of("Fe", 4.0, "Ni", 6.0)));
        incar.put("MAGMOM", Map.of("Fe", 4, "Mn", 3));
        incar.put("LWAVE", Choices.UNSET);
        return Choices.NONE.withIncar(incar).withKpoints(Map.of("reciprocal_density", 100));
    }
}
