package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much of each element there is where sites may be shared: {@code Li20.2 Ge2.06 P3.94 S24}.
 *
 * @param amounts in atoms, not always whole; from the least to the most electronegative element
 */
public record Amounts(Map<Element, Double> amounts) {
    /** Sums of shares that are nearer to a whole number than this are that number. */
    private static final double WHOLE = 1e-8;

    public Amounts {
        if (amounts.isEmpty()) {
            throw new InputException("Amounts need at least one element, found none.");
        }
        var sorted = new TreeMap<Element, Double>(Composition.ORDER);
        sorted.putAll(amounts);
        amounts = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    }

    public static Amounts of(Collection<Occupant> occupants) {
        var amounts = new TreeMap<Element, Double>(Composition.ORDER);
        for (var occupant : occupants) {
            switch (occupant) {
                case Species species -> amounts.merge(species.element(), 1.0, Double::sum);
                case Mixture mixture ->
                    mixture.shares().forEach((species, share) -> amounts.merge(species.element(), share, Double::sum));
            }
        }
        return new Amounts(amounts);
    }

    public List<Element> elements() {
        return List.copyOf(amounts.keySet());
    }

    /** Where all amounts are whole numbers. */
    public Optional<Composition> composition() {
        if (amounts.values().stream().anyMatch(amount -> Math.abs(amount - Math.rint(amount)) > WHOLE)) {
            return Optional.empty();
        }
        return Optional.of(Composition.of(amounts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> (int) Math.rint(entry.getValue())))));
    }

    /** Of all atoms together, in u. */
    public double mass() {
        return amounts.entrySet().stream()
                .mapToDouble(entry -> entry.getKey().mass() * entry.getValue())
                .sum();
    }

    /** {@code Cu2.8 Te2}. */
    public String formula() {
        return amounts.entrySet().stream()
                .map(entry -> entry.getKey().symbol() + written(entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** Divided by what divides all amounts where these are whole, else as they are: {@code Cu2.8Te2}. */
    public String reducedFormula() {
        return composition()
                .map(Composition::reducedFormula)
                .orElseGet(() -> formula().replace(" ", ""));
    }

    private static String written(double amount) {
        return new BigDecimal(amount)
                .setScale(8, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
