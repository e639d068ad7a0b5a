package io.jadeite.engine.vasp.output;

import io.jadeite.engine.vasp.output.band.DensityOfStates;
import io.jadeite.engine.vasp.output.band.Doscar;
import io.jadeite.engine.vasp.output.band.Eigenval;
import io.jadeite.engine.vasp.output.band.Procar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums up EIGENVAL, DOSCAR and PROCAR. Spin up is called 1, spin down -1. */
final class BandSummary {
    private static final List<String> SPINS = List.of("1", "-1");

    private BandSummary() {}

    static Map<String, @Nullable Object> of(Eigenval file) {
        var map = Entries.begin(file.extent());
        map.put("ispin", file.bands().spins());
        map.put("nelect", file.electronCount());
        map.put("nkpt", file.announcedKpoints());
        map.put("nbands", file.bands().bands());
        Entries.putGap(map, file.bands().gap());
        return map;
    }

    static Map<String, @Nullable Object> of(Doscar file) {
        var map = Entries.begin(file.extent());
        map.put("efermi", Entries.number(file.density().fermiEnergy()));
        map.put("n_atoms", file.atomCount());
        map.put("dos", density(file.density()));
        return map;
    }

    static Map<String, @Nullable Object> of(Procar file) {
        var map = Entries.begin(file.extent());
        var projections = file.projections();
        map.put("nkpoints", projections.kpoints());
        map.put("nbands", projections.bands());
        map.put("nions", projections.atoms());
        map.put("orbitals", projections.orbitals());
        var sums = new LinkedHashMap<String, @Nullable Double>();
        for (int spin = 0; spin < (projections.isNonCollinear() ? 1 : projections.channels()); spin++) {
            sums.put(SPINS.get(spin), Entries.number(projections.sum(spin)));
        }
        map.put("sum", sums);
        return map;
    }

    /** Null where there are no energies. */
    static @Nullable Map<String, @Nullable Object> density(DensityOfStates density) {
        if (density.totals().isEmpty()) {
            return null;
        }
        var energies = density.energies();
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("n_energies", energies.length);
        map.put("e_min", Entries.number(energies[0]));
        map.put("e_max", Entries.number(energies[energies.length - 1]));
        map.put("n_pdos_atoms", density.atomCount());
        var integrals = new LinkedHashMap<String, @Nullable Double>();
        var last = new LinkedHashMap<String, @Nullable Double>();
        for (int spin = 0; spin < density.spins(); spin++) {
            integrals.put(SPINS.get(spin), Entries.number(density.integral(spin)));
            last.put(SPINS.get(spin), Entries.number(density.integratedLast(spin)));
        }
        map.put("integral", integrals);
        map.put("idos_last", last);
        return map;
    }
}
