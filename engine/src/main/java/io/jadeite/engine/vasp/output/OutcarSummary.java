package io.jadeite.engine.vasp.output;

import io.jadeite.engine.vasp.output.outcar.NuclearResonance;
import io.jadeite.engine.vasp.output.outcar.Outcar;
import io.jadeite.engine.vasp.output.outcar.SiteTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums up an OUTCAR. */
final class OutcarSummary {
    private OutcarSummary() {}

    static Map<String, @Nullable Object> of(Outcar file) {
        var map = Entries.begin(file.extent());
        var last = file.lastStep();
        map.put("vasp_version", file.version());
        map.put("final_energy", Entries.number(last.withoutSmearing()));
        map.put("final_energy_wo_entrp", Entries.number(last.withoutEntropy()));
        map.put("final_fr_energy", Entries.number(last.free()));
        map.put("efermi", Entries.number(file.fermiEnergy()));
        map.put("nelect", Entries.number(file.electronCount()));
        map.put("total_mag", Entries.number(file.totalMagnetisation()));
        map.put("spin", file.isSpinPolarised());
        map.put("is_stopped", file.isStopped());
        map.put("n_ionic_steps", file.steps().size());
        map.put("last_forces", Entries.rows(last.forces()));
        map.put("charge", sites(file.charges()));
        map.put("magnetization", magnetisation(file.magnetisations()));
        map.put("drift", drift(file));
        map.put("run_stats", statistics(file));
        putTensors(map, file);
        return map;
    }

    private static List<List<@Nullable Double>> drift(Outcar file) {
        var rows = Entries.rows(file.drifts());
        return rows == null ? List.of() : rows;
    }

    private static void putTensors(Map<String, @Nullable Object> map, Outcar file) {
        if (!file.dielectric().isEmpty()) {
            map.put("dielectric_tensor", Entries.rows(file.dielectric()));
        }
        if (!file.ionicDielectric().isEmpty()) {
            map.put("dielectric_ionic_tensor", Entries.rows(file.ionicDielectric()));
        }
        if (!file.elasticModuli().isEmpty()) {
            map.put("elastic_tensor", Entries.rows(file.elasticModuli()));
        }
        file.resonance().ifPresent(resonance -> map.put("nmr", resonance(resonance)));
    }

    private static Map<String, @Nullable Object> resonance(NuclearResonance found) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("valence_only", Entries.rows(found.valenceShieldings()));
        map.put("valence_and_core", Entries.rows(found.shieldings()));
        map.put("cs_g0_contribution", Entries.rows(found.uniformContribution()));
        map.put("cs_core_contribution", Entries.named(found.coreShifts()));
        map.put("efg", Entries.rows(found.quadrupoles()));
        return map;
    }

    private static List<Map<String, @Nullable Double>> sites(SiteTable table) {
        return table.named().stream().map(Entries::named).toList();
    }

    /** A number for each orbital; three of them, along x, y, z, for non-collinear spins. */
    private static List<Map<String, @Nullable Object>> magnetisation(List<SiteTable> tables) {
        var atoms = new ArrayList<Map<String, @Nullable Object>>();
        if (tables.isEmpty()) {
            return atoms;
        }
        var first = tables.getFirst();
        for (int atom = 0; atom < first.values().rows(); atom++) {
            var orbitals = new LinkedHashMap<String, @Nullable Object>();
            for (int i = 0; i < first.columns().size(); i++) {
                orbitals.put(first.columns().get(i), moment(tables, atom, i));
            }
            atoms.add(orbitals);
        }
        return atoms;
    }

    private static @Nullable Object moment(List<SiteTable> tables, int atom, int column) {
        if (tables.size() == 1) {
            return Entries.number(tables.getFirst().values().get(atom, column));
        }
        var directions = new ArrayList<@Nullable Double>();
        for (var table : tables) {
            boolean isThere =
                    atom < table.values().rows() && column < table.values().columns();
            directions.add(isThere ? Entries.number(table.values().get(atom, column)) : null);
        }
        return directions;
    }

    private static Map<String, @Nullable Object> statistics(Outcar file) {
        var map = new LinkedHashMap<String, @Nullable Object>(Entries.named(file.statistics()));
        map.put("cores", file.cores() == 0 ? null : file.cores());
        return map;
    }
}
