package io.jadeite.engine.vasp.preset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What somebody chose for one run, over the preset.
 *
 * @param incar tags with plain values; {@link #UNSET} takes a tag away; MAGMOM by species and LDAUU, LDAUJ, LDAUL by anion and element
 *     may be mappings
 * @param kpoints in the words of a preset's {@code kpoints}; empty: as the preset says
 * @param potentials by element
 * @param family of potentials
 * @param dispersion a van der Waals method by name: {@code dftd3-bj}
 * @param bandGap in eV, where it is known
 * @param parameters of the preset, by name
 */
public record Choices(
        Map<String, Object> incar,
        Map<String, Object> kpoints,
        Map<String, String> potentials,
        Optional<String> family,
        Optional<String> dispersion,
        OptionalDouble bandGap,
        Map<String, Object> parameters) {
    /** Instead of a value: the tag isn't written. */
    public static final String UNSET = "unset";

    public static final Choices NONE = new Choices(
            Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty(), OptionalDouble.empty(), Map.of());

    public Choices {
        incar = Collections.unmodifiableMap(new LinkedHashMap<>(incar));
        kpoints = Collections.unmodifiableMap(new LinkedHashMap<>(kpoints));
        potentials = Map.copyOf(potentials);
        parameters = Map.copyOf(parameters);
    }

    public Choices withBandGap(double gap) {
        return new Choices(incar, kpoints, potentials, family, dispersion, OptionalDouble.of(gap), parameters);
    }

    public Choices withIncar(Map<String, Object> changed) {
        return new Choices(changed, kpoints, potentials, family, dispersion, bandGap, parameters);
    }

    public Choices withKpoints(Map<String, Object> changed) {
        return new Choices(incar, changed, potentials, family, dispersion, bandGap, parameters);
    }

    public Choices withParameters(Map<String, Object> changed) {
        return new Choices(incar, kpoints, potentials, family, dispersion, bandGap, changed);
    }
}
