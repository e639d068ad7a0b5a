package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.List;
import java.util.Optional;

/**
 * What density functional perturbation theory gave; tables are empty where it wasn't asked for.
 *
 * @param staticDielectric the static dielectric tensor with clamped ions, with local fields, 3 × 3
 * @param withoutLocalFields the same without local fields, 3 × 3
 * @param ionicDielectric what the ions add to the tensor, 3 × 3
 * @param bornCharges effective charges in |e|, three rows for each atom: the field's direction by the displacement's
 * @param forceConstants of the vibrations
 */
public record LinearResponse(
        NumberTable staticDielectric,
        NumberTable withoutLocalFields,
        NumberTable ionicDielectric,
        List<NumberTable> bornCharges,
        Optional<ForceConstants> forceConstants) {
    public static final LinearResponse NONE = new LinearResponse(
            NumberTable.empty(), NumberTable.empty(), NumberTable.empty(), List.of(), Optional.empty());

    public LinearResponse {
        bornCharges = List.copyOf(bornCharges);
    }
}
