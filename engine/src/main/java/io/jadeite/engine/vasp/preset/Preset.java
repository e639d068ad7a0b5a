package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.vasp.input.PotcarFamily;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A named set of VASP's settings, with what it inherits.
 *
 * @param name of its workflow: {@code relaxation.vasp.mit}
 * @param source the set or paper that it follows, and the version
 * @param incar rules, all evaluated against the structure
 * @param afterwards what is laid over the values that those made, as they are
 * @param kpoints how k-points are made; empty where KSPACING is left to VASP
 * @param gammaCentred whether meshes lie around Γ also where they needn't
 * @param symprec in Å, where k-points are reduced by symmetry
 * @param tidy whether tags that have no effect are left out
 * @param parameters of the workflow beside those that all have, with their defaults
 * @param potentials by element: the tables of potentials that are chosen
 * @param standardised the cell that the structure is brought to first; empty: as it is
 * @param sorted whether equal elements are put together; false: atoms keep their order
 * @param path whether its structures are the images of a path
 * @param stages presets that are run one after the other instead
 * @param handlers names of error handlers; {@code all} alone: all there are
 */
public record Preset(
        String name,
        String documentation,
        String source,
        Map<String, Said> incar,
        Map<String, Said> afterwards,
        Map<String, Object> kpoints,
        String kpointsFrom,
        boolean gammaCentred,
        double symprec,
        boolean tidy,
        Map<String, Object> parameters,
        PotcarFamily family,
        Map<String, String> potentials,
        String standardised,
        boolean sorted,
        boolean path,
        List<String> stages,
        List<String> handlers) {
    /** A rule and the preset that said it. */
    record Said(IncarRule rule, String from) {}

    public Preset {
        incar = Collections.unmodifiableMap(new LinkedHashMap<>(incar));
        afterwards = Collections.unmodifiableMap(new LinkedHashMap<>(afterwards));
        kpoints = Collections.unmodifiableMap(new LinkedHashMap<>(kpoints));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        potentials = Map.copyOf(potentials);
        stages = List.copyOf(stages);
        handlers = List.copyOf(handlers);
    }
}
