package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Several species that share a site, or one that is there in a part of the cells only.
 *
 * @param shares of each species, above 0 and at most 1 together; from the least to the most electronegative element
 */
public record Mixture(Map<Species, Double> shares) implements Occupant {
    /** Shares given with few digits, 0.333 three times, may miss 1 by this much. */
    public static final double ROUNDING = 1e-3;

    private static final Comparator<Species> ORDER = Comparator.comparing(Species::element, Composition.ORDER)
            .thenComparingDouble(species -> species.oxidationState().orElse(0))
            .thenComparing(Species::name);

    public Mixture {
        var sorted = new TreeMap<Species, Double>(ORDER);
        sorted.putAll(shares);
        double total = 0;
        for (var entry : sorted.entrySet()) {
            if (!(entry.getValue() > 0)) {
                throw new InputException("A species on a shared site needs a share above 0, found %s of %s."
                        .formatted(entry.getValue(), entry.getKey().name()));
            }
            total += entry.getValue();
        }
        if (sorted.isEmpty() || !(total <= 1 + ROUNDING)) {
            throw new InputException("The shares of a site add up to more than 0 and at most 1, found %s."
                    .formatted(sorted.isEmpty() ? "none" : name(sorted) + ", together " + total));
        }
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    }

    /** The species itself where one alone has the whole site, else the mixture. */
    public static Occupant of(Map<Species, Double> shares) {
        if (shares.size() == 1) {
            var only = shares.entrySet().iterator().next();
            if (only.getValue() == 1) {
                return only.getKey();
            }
        }
        return new Mixture(shares);
    }

    /** Shares to three significant digits: {@code Zn:0.645, Fe:0.345, Pb:0.01}. */
    @Override
    public String name() {
        return name(shares);
    }

    private static String name(Map<Species, Double> shares) {
        return shares.entrySet().stream()
                .map(entry -> entry.getKey().name() + ":" + rounded(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String rounded(double share) {
        return new BigDecimal(share)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
