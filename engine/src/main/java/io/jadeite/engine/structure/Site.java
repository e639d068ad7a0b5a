package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An atom's place in a structure.
 *
 * @param label what the file calls it ({@code Fe}, {@code Fe_pv}); the element's symbol where nothing else is said
 * @param fractional in units of the lattice vectors; not wrapped into the cell
 * @param freedom which of the three coordinates may move, where that was said (selective dynamics)
 * @param velocity in Å/fs, Cartesian, where it was given
 */
public record Site(
        String label, Element element, Vector fractional, Optional<Freedom> freedom, Optional<Vector> velocity) {
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

    public static Site of(Element element, Vector fractional) {
        return new Site(element.symbol(), element, fractional, Optional.empty(), Optional.empty());
    }

    public Site withFractional(Vector moved) {
        return new Site(label, element, moved, freedom, velocity);
    }

    public Site withVelocity(@Nullable Vector changed) {
        return new Site(label, element, fractional, freedom, Optional.ofNullable(changed));
    }

    public Site withFreedom(@Nullable Freedom changed) {
        return new Site(label, element, fractional, Optional.ofNullable(changed), velocity);
    }
}
