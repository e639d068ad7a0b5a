package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import java.util.Comparator;

/**
 * A structure with equal elements together, the least electronegative first: the order of POSCAR and POTCAR. Sites of one species keep
 * their order.
 */
final class SortedSites {
    private static final Comparator<Site> ORDER = Comparator.comparingDouble(
                    (Site site) -> site.element().electronegativity().orElse(0))
            .thenComparing(site -> site.species().name());

    private SortedSites() {}

    /** @throws io.jadeite.engine.problem.InputException where sites are shared or partly empty */
    static Structure of(Structure structure) {
        var ordered = structure.ordered("VASP");
        return ordered.withSites(ordered.sites().stream().sorted(ORDER).toList());
    }
}
