package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Structure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moments of sites in the order in which a POSCAR is written, as that file can't carry them. */
public final class WrittenMoments {
    private WrittenMoments() {}

    /**
     * MAGMOM for the written structure; empty where no site has a moment of its own.
     *
     * @param incar what was chosen, in which MAGMOM may be a list in the order of the structure
     */
    public static Optional<List<Object>> of(Structure structure, Map<String, Object> incar) {
        var given = incar.get("MAGMOM") instanceof List<?> list ? SiteMoments.given(structure, list) : structure;
        var written = SortedSites.of(given);
        return written.sites().stream().anyMatch(site -> site.moment().isPresent())
                ? Optional.of(SiteMoments.of(written, Map.of(), Map.of(), false))
                : Optional.empty();
    }
}
