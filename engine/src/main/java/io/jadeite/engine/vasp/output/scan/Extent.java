package io.jadeite.engine.vasp.output.scan;

import java.util.Optional;

/**
 * How much of an output is there: all, or, while VASP still writes or after it was killed, what is whole so far.
 *
 * @param brokenOff where it breaks off and in what; empty if all is there
 */
public record Extent(Optional<String> brokenOff) {
    private static final Extent WHOLE = new Extent(Optional.empty());

    public static Extent whole() {
        return WHOLE;
    }

    public static Extent until(String place) {
        return new Extent(Optional.of(place));
    }

    public boolean isComplete() {
        return brokenOff.isEmpty();
    }
}
