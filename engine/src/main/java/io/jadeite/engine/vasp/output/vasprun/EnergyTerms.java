package io.jadeite.engine.vasp.output.vasprun;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Energies in eV under the names that VASP gives them; one that is missing is NaN. Never changes. */
public final class EnergyTerms {
    public static final EnergyTerms NONE = new EnergyTerms(List.of(), new double[0]);

    private final List<String> names;
    private final double[] values;

    EnergyTerms(List<String> names, double[] values) {
        this.names = List.copyOf(names);
        this.values = values.clone();
    }

    /** Free energy F = E − TS of the electrons: VASP's {@code e_fr_energy}, TOTEN. */
    public double free() {
        return get("e_fr_energy");
    }

    /** VASP's {@code e_wo_entrp}. */
    public double withoutEntropy() {
        return get("e_wo_entrp");
    }

    /** For σ → 0: VASP's {@code e_0_energy}. In the energy of a whole step some versions write another number here. */
    public double withoutSmearing() {
        return get("e_0_energy");
    }

    /** NaN if there is none of that name. */
    public double get(String name) {
        int at = names.indexOf(name);
        return at < 0 ? Double.NaN : values[at];
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    public List<String> names() {
        return names;
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** The same with more behind. */
    EnergyTerms with(String name, double value) {
        var more = new ArrayList<>(names);
        more.add(name);
        var numbers = Arrays.copyOf(values, values.length + 1);
        numbers[values.length] = value;
        return new EnergyTerms(more, numbers);
    }
}
