package io.jadeite.engine.vasp.execution;

import io.jadeite.engine.calculation.Applied;
import io.jadeite.engine.calculation.CalculationFailed;
import io.jadeite.engine.calculation.CorrectionLog;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureJson;
import io.jadeite.engine.vasp.output.band.BandEnergies;
import io.jadeite.engine.vasp.output.band.BandGap;
import io.jadeite.engine.vasp.output.motion.Oszicar;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import io.jadeite.engine.vasp.output.vasprun.IonicStep;
import io.jadeite.engine.vasp.output.vasprun.Vasprun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what VASP has written, and names its values as the manual lists them. */
final class VaspOutcome {
    private final Path directory;
    private final Structure start;
    private final List<Applied> corrections;

    /** @param start the structure that the run was given */
    VaspOutcome(Path directory, Structure start, List<Applied> corrections) {
        this.directory = directory;
        this.start = start;
        this.corrections = List.copyOf(corrections);
    }

    /** @throws CalculationFailed where VASP hasn't come to its end, or hasn't converged */
    Outcome read(List<Path> earlier) {
        var record = new StepRecord();
        earlier.forEach(record::readEarlier);
        var run = vasprun(record);
        checkEnd(run);
        var values = new LinkedHashMap<String, Object>();
        putStructure(values, run);
        putElectrons(values, run);
        values.put("n_ionic_steps", record.count());
        values.put("converged", true);
        values.put("vasp_version", run.version());
        values.put("corrections", CorrectionLog.toMaps(corrections));
        return new Outcome(values, record.steps());
    }

    private Vasprun vasprun(StepRecord record) {
        var file = directory.resolve("vasprun.xml");
        if (!Files.isRegularFile(file)) {
            throw new CalculationFailed(
                    "VASP ended, and wrote no vasprun.xml in %s. Does the command start VASP, and in that directory?"
                            .formatted(directory));
        }
        try {
            return record.read(file);
        } catch (JadeiteException e) {
            throw new CalculationFailed("What VASP wrote can't be read. " + e.getMessage());
        }
    }

    private void checkEnd(Vasprun run) {
        var brokenOff = run.extent().brokenOff();
        if (brokenOff.isPresent()) {
            throw new CalculationFailed("VASP ended before its time: in %s %s. Its files are in %s."
                    .formatted("vasprun.xml", brokenOff.get(), directory));
        }
        var convergence = run.convergence();
        if (convergence.electronic().isPresent() && !convergence.electronic().get()) {
            throw new CalculationFailed(
                    "The electrons of the last ionic step didn't converge in NELM = %d steps. Look at the OSZICAR in %s; try another --incar.ALGO or more --incar.NELM."
                            .formatted(run.parameters().whole("NELM", 60), directory));
        }
        if (!convergence.ionic()) {
            throw new CalculationFailed(
                    "The atoms didn't come to rest in NSW = %d ionic steps. Start from the CONTCAR in %s, or try more --incar.NSW."
                            .formatted(run.parameters().whole("NSW", 0), directory));
        }
    }

    private void putStructure(Map<String, Object> values, Vasprun run) {
        var end = run.finalStructure().orElse(start);
        var last = run.lastStep();
        values.put("formula", end.formula());
        values.put("nsites", end.size());
        run.finalEnergy().ifPresent(energy -> {
            values.put("energy", energy);
            values.put("energy_per_atom", energy / end.size());
        });
        values.put("volume", end.volume());
        values.put("density", end.density());
        last.ifPresent(step -> putForces(values, step));
        values.put("volume_change", VaspRun.volumeChange(start, end));
        values.put("structure_final", StructureJson.toMap(end));
    }

    private static void putForces(Map<String, Object> values, IonicStep step) {
        StepRecord.largest(step.forces(), step.frame()).ifPresent(most -> values.put("max_force", most));
        if (!step.forces().isEmpty()) {
            values.put("site_forces", step.forces().toLists());
        }
        if (!step.stress().isEmpty()) {
            values.put("lattice_stress", tensile(step.stress()));
        }
    }

    /** In eV/Å³, positive where the cell wants to shrink: the opposite of VASP's. */
    private static List<List<Double>> tensile(NumberTable kilobars) {
        var rows = new ArrayList<List<Double>>();
        for (var row : kilobars.toLists()) {
            rows.add(row.stream().map(value -> -value / StepRecord.KILOBAR).toList());
        }
        return rows;
    }

    private void putElectrons(Map<String, Object> values, Vasprun run) {
        var electrons = run.electrons();
        if (!Double.isNaN(electrons.fermiEnergy())) {
            values.put("energy_fermi", electrons.fermiEnergy());
        }
        electrons.bands().flatMap(BandEnergies::gap).ifPresent(gap -> putGap(values, gap));
        magnetisation(values);
    }

    private static void putGap(Map<String, Object> values, BandGap gap) {
        values.put("band_gap", gap.gap());
        values.put("is_gap_direct", gap.isDirect());
        values.put("conduction_band_minimum", gap.conductionMinimum());
        values.put("valence_band_maximum", gap.valenceMaximum());
    }

    private void magnetisation(Map<String, Object> values) {
        try {
            var steps = Oszicar.read(directory.resolve("OSZICAR")).steps();
            if (!steps.isEmpty() && steps.getLast().containsKey("mag")) {
                values.put("magnetization", steps.getLast().get("mag"));
            }
        } catch (JadeiteException _) {
            // Nobody needs it to go on.
        }
    }
}
