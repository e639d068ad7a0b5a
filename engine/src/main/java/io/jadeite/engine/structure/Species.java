package io.jadeite.engine.structure;

import java.util.OptionalDouble;

/**
 * An element, with the oxidation state and the spin that it has on a site where these were said.
 *
 * @param oxidationState in elementary charges, 2 of Fe²⁺; 0 is another thing than none said
 * @param spin in μB
 */
public record Species(Element element, OptionalDouble oxidationState, OptionalDouble spin) implements Occupant {
    public static Species of(Element element) {
        return new Species(element, OptionalDouble.empty(), OptionalDouble.empty());
    }

    public static Species of(Element element, double oxidationState) {
        return new Species(element, OptionalDouble.of(oxidationState), OptionalDouble.empty());
    }

    public Species withSpin(double changed) {
        return new Species(element, oxidationState, OptionalDouble.of(changed));
    }

    /** As pymatgen writes species: {@code Fe}, {@code Fe2+}, {@code O2-}, {@code Na+}, {@code Fe0+}, {@code Fe2.5+,spin=5.0}. */
    @Override
    public String name() {
        var spinning = spin.isPresent() ? ",spin=" + spin.getAsDouble() : "";
        return element.symbol() + charge() + spinning;
    }

    private String charge() {
        if (oxidationState.isEmpty()) {
            return "";
        }
        double state = oxidationState.getAsDouble();
        double size = Math.abs(state);
        var digits = size == 1 ? "" : size == Math.rint(size) ? String.valueOf((long) size) : String.valueOf(size);
        return digits + (state < 0 ? "-" : "+");
    }
}
