package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.band.BandEnergies;
import io.jadeite.engine.vasp.output.band.DensityOfStates;
import io.jadeite.engine.vasp.output.band.KpointList;
import io.jadeite.engine.vasp.output.band.Projections;
import java.util.Optional;

/**
 * What a run found about the electrons on one set of k-points, at its last step that says so.
 *
 * @param fermiEnergy in eV, NaN where it isn't said
 */
public record ElectronicResult(
        KpointList kpoints,
        double fermiEnergy,
        Optional<BandEnergies> bands,
        Optional<DensityOfStates> density,
        Optional<Projections> projections) {
    public static final ElectronicResult NONE =
            new ElectronicResult(KpointList.NONE, Double.NaN, Optional.empty(), Optional.empty(), Optional.empty());
}
