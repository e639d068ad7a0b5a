package io.jadeite.engine.vasp.output;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.io.StructureSummary;
import io.jadeite.engine.vasp.output.band.BandEnergies;
import io.jadeite.engine.vasp.output.motion.Frame;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import io.jadeite.engine.vasp.output.vasprun.HubbardValues;
import io.jadeite.engine.vasp.output.vasprun.IonicStep;
import io.jadeite.engine.vasp.output.vasprun.RunType;
import io.jadeite.engine.vasp.output.vasprun.Vasprun;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums up a vasprun.xml. */
final class VasprunSummary {
    private VasprunSummary() {}

    static Map<String, @Nullable Object> of(Vasprun run) {
        var map = Entries.begin(run.extent());
        // Lower case as in results of pymatgen, so that both can be compared.
        map.put("vasp_version", run.version().toLowerCase(Locale.ROOT));
        map.put("run_type", RunType.of(run));
        putEnd(map, run);
        putElectrons(map, run);
        putSteps(map, run);
        putInputs(map, run);
        return map;
    }

    private static void putEnd(Map<String, @Nullable Object> map, Vasprun run) {
        var convergence = run.convergence();
        map.put("final_energy", Entries.number(run.finalEnergy()));
        map.put("converged", convergence.both().orElse(null));
        map.put("converged_electronic", convergence.electronic().orElse(null));
        map.put("converged_ionic", convergence.ionic());
        map.put("initial_volume", run.initial().map(Frame::volume).orElse(null));
        map.put(
                "final_structure",
                run.finalStructure().map(StructureSummary::of).orElse(null));
    }

    private static void putElectrons(Map<String, @Nullable Object> map, Vasprun run) {
        var electrons = run.electrons();
        map.put("efermi", Entries.number(electrons.fermiEnergy()));
        Entries.putGap(map, electrons.bands().flatMap(BandEnergies::gap));
        map.put("n_bands", electrons.bands().map(BandEnergies::bands).orElse(null));
        map.put("dos", electrons.density().map(BandSummary::density).orElse(null));
        map.put("n_kpoints", electrons.kpoints().size());
        map.put("kpoint_weights_sum", electrons.kpoints().weightSum());
        map.put("nelect", Entries.number(run.electronCount()));
        map.put("is_spin", run.isSpinPolarised());
        map.put("epsilon_static", Entries.rows(run.response().staticDielectric()));
    }

    private static void putSteps(Map<String, @Nullable Object> map, Vasprun run) {
        map.put("n_ionic_steps", run.steps().size());
        map.put("n_steps_listed", run.calculatedSteps().size());
        map.put("steps", run.calculatedSteps().stream().map(VasprunSummary::of).toList());
        var last = run.lastStep();
        map.put("last_forces", Entries.rows(last.map(IonicStep::forces).orElse(NumberTable.empty())));
        map.put("last_stress", Entries.rows(last.map(IonicStep::stress).orElse(NumberTable.empty())));
    }

    private static Map<String, @Nullable Object> of(IonicStep step) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("e_fr_energy", Entries.number(step.energies().free()));
        map.put("e_wo_entrp", Entries.number(step.energies().withoutEntropy()));
        map.put("e_0_energy", Entries.number(step.energies().withoutSmearing()));
        map.put("n_scf", step.electronicSteps().size());
        return map;
    }

    private static void putInputs(Map<String, @Nullable Object> map, Vasprun run) {
        map.put("atomic_symbols", run.elements().stream().map(Element::symbol).toList());
        map.put("potcar_symbols", run.potcarTitles());
        map.put("is_hubbard", HubbardValues.isUsed(run));
        map.put("hubbards", HubbardValues.of(run));
        map.put("incar", IncarSpelling.of(run.incar()));
    }
}
