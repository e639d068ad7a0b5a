package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a structure and what stands there.
 *
 * @param label what the file calls it ({@code Fe}, {@code Fe_pv}, {@code O2A}); the species' name where nothing else is said
 * @param fractional in units of the lattice vectors; not wrapped into the cell
 * @param freedom which of the three coordinates may move, where that was said (selective dynamics)
 * @param velocity in Å/fs, Cartesian, where it was given
 * @param moment in μB, where it was given
 */
public record Site(
        String label,
        Occupant occupant,
        Vector fractional,
        Optional<Freedom> freedom,
        Optional<Vector> velocity,
        Optional<Moment> moment) {
    /** From the least to the most electronegative occupant, as formulas name elements. */
    public static final Comparator<Site> BY_ELECTRONEGATIVITY = Comparator.comparingDouble(
                    (Site site) -> site.electronegativity())
            .thenComparing(site -> site.occupant().name());

    /** Which lattice-direction coordinates of a site may move. */
    public record Freedom(boolean a, boolean b, boolean c) {
        public static final Freedom FREE = new Freedom(true, true, true);
        public static final Freedom FIXED = new Freedom(false, false, false);
    }

    public Site {
        if (!fractional.isFinite()) {
            throw new InputException("A site of %s needs finite coordinates, found %s.".formatted(label, fractional));
        }
    }

    public Site(
            String label, Element element, Vector fractional, Optional<Freedom> freedom, Optional<Vector> velocity) {
        this(label, Species.of(element), fractional, freedom, velocity, Optional.empty());
    }

    public static Site of(Element element, Vector fractional) {
        return of(Species.of(element), fractional);
    }

    public static Site of(Occupant occupant, Vector fractional) {
        return new Site(occupant.name(), occupant, fractional, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether one species has the whole site. */
    public boolean isOrdered() {
        return occupant instanceof Species;
    }

    /** Its label, and what stands there where that says more: {@code M1 (Nb:0.059, Al:0.941)}. */
    public String name() {
        var occupantName = occupant.name();
        return label.equals(occupantName) ? label : "%s (%s)".formatted(label, occupantName);
    }

    /** @throws InputException where the site is shared or partly empty */
    public Species species() {
        return switch (occupant) {
            case Species species -> species;
            case Mixture _ ->
                throw new InputException(
                        "Site %s is shared or partly empty, but one element is needed. Make an ordered structure first, for instance a supercell in which each site has one element or none."
                                .formatted(name()));
        };
    }

    /** @throws InputException where the site is shared or partly empty */
    public Element element() {
        return species().element();
    }

    /** Of a shared site the one with the largest share. */
    public Element mainElement() {
        return switch (occupant) {
            case Species species -> species.element();
            case Mixture mixture ->
                mixture.shares().entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey()
                        .element();
        };
    }

    public Site withFractional(Vector moved) {
        return new Site(label, occupant, moved, freedom, velocity, moment);
    }

    public Site withVelocity(@Nullable Vector changed) {
        return new Site(label, occupant, fractional, freedom, Optional.ofNullable(changed), moment);
    }

    public Site withFreedom(@Nullable Freedom changed) {
        return new Site(label, occupant, fractional, Optional.ofNullable(changed), velocity, moment);
    }

    public Site withMoment(@Nullable Moment changed) {
        return new Site(label, occupant, fractional, freedom, velocity, Optional.ofNullable(changed));
    }

    /** Another occupant, whose name becomes the label. */
    public Site withOccupant(Occupant changed) {
        return new Site(changed.name(), changed, fractional, freedom, velocity, moment);
    }

    /** On Pauling's scale; of a mixture the mean; infinite where an element has none. */
    private double electronegativity() {
        return switch (occupant) {
            case Species species -> electronegativity(species);
            case Mixture mixture -> {
                double sum = 0;
                double shares = 0;
                for (var entry : mixture.shares().entrySet()) {
                    sum += electronegativity(entry.getKey()) * entry.getValue();
                    shares += entry.getValue();
                }
                yield sum / shares;
            }
        };
    }

    private static double electronegativity(Species species) {
        return species.element().electronegativity().orElse(Double.POSITIVE_INFINITY);
    }
}
