package io.jadeite.engine.vasp.output.outcar;

import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.List;
import java.util.Map;

/**
 * What is seen in nuclear magnetic resonance; tables are empty where it wasn't asked for.
 *
 * @param valenceShieldings of the valence electrons, a row for each atom: isotropic shift, span (both in ppm) and skew without the
 *     G = 0 contribution, then with it; by Mason's convention (Solid State Nucl. Magn. Reson. 2, 285, 1993)
 * @param shieldings the same with core electrons
 * @param uniformContribution the G = 0 contribution in ppm, a row for each direction of the field
 * @param coreShifts of each species, in ppm
 * @param tensors 3 × 3 for each atom, in ppm, as calculated, without the G = 0 contribution
 * @param symmetrisedTensors the same, made symmetric by the crystal
 * @param quadrupoles a row for each atom: C_q in MHz, asymmetry, quadrupole moment in mb
 * @param fieldGradients in V/Å², a row for each atom: xx, yy, zz, xy, xz, yz
 */
public record NuclearResonance(
        NumberTable valenceShieldings,
        NumberTable shieldings,
        NumberTable uniformContribution,
        Map<String, Double> coreShifts,
        List<NumberTable> tensors,
        List<NumberTable> symmetrisedTensors,
        NumberTable quadrupoles,
        NumberTable fieldGradients) {
    public NuclearResonance {
        coreShifts = Map.copyOf(coreShifts);
        tensors = List.copyOf(tensors);
        symmetrisedTensors = List.copyOf(symmetrisedTensors);
    }

    public boolean isEmpty() {
        return shieldings.isEmpty() && valenceShieldings.isEmpty() && quadrupoles.isEmpty() && fieldGradients.isEmpty();
    }
}
