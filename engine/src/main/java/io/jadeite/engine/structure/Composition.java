package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many atoms of each element there are, and the formulas that say so, spelt as pymatgen spells them.
 *
 * <pre>{@code
 * var composition = Composition.of(Map.of(Element.FE, 4, Element.P, 4, Element.O, 16));
 * composition.formula();          // Fe4 P4 O16
 * composition.reducedFormula();   // FePO4
 * composition.anonymousFormula(); // ABC4
 * }</pre>
 *
 * @param counts from the least to the most electronegative element; elements that are equal there by symbol
 */
public record Composition(Map<Element, Integer> counts) {
    static final Comparator<Element> ORDER = Comparator.comparingDouble(
                    (Element element) -> element.electronegativity().orElse(Double.POSITIVE_INFINITY))
            .thenComparing(Element::symbol);

    /** Two anions whose electronegativities differ by less than this are written as one group: (PO4)2. */
    private static final double POLYANION = 1.65;

    /** What is never written as a single formula unit: diatomic gases and peroxides. */
    private static final Map<String, String> NOT_FULLY_REDUCED = Map.ofEntries(
            Map.entry("LiO", "Li2O2"),
            Map.entry("NaO", "Na2O2"),
            Map.entry("KO", "K2O2"),
            Map.entry("HO", "H2O2"),
            Map.entry("CsO", "Cs2O2"),
            Map.entry("RbO", "Rb2O2"),
            Map.entry("O", "O2"),
            Map.entry("N", "N2"),
            Map.entry("F", "F2"),
            Map.entry("Cl", "Cl2"),
            Map.entry("H", "H2"));

    public Composition {
        if (counts.isEmpty()) {
            throw new InputException("A composition needs at least one element, found none.");
        }
        var sorted = new TreeMap<Element, Integer>(ORDER);
        sorted.putAll(counts);
        sorted.forEach((element, count) -> {
            if (count < 1) {
                throw new InputException(
                        "A composition needs at least one atom of each element it names, found %d of %s."
                                .formatted(count, element.symbol()));
            }
        });
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    }

    public static Composition of(Map<Element, Integer> counts) {
        return new Composition(counts);
    }

    /** Of all atoms, one by one. */
    public static Composition of(Collection<Element> atoms) {
        return new Composition(atoms.stream().collect(Collectors.toMap(atom -> atom, atom -> 1, Integer::sum)));
    }

    public List<Element> elements() {
        return List.copyOf(counts.keySet());
    }

    /** 0 where there is none. */
    public int count(Element element) {
        return counts.getOrDefault(element, 0);
    }

    /** The number of atoms. */
    public int size() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of all atoms together, in u. */
    public double mass() {
        return counts.entrySet().stream()
                .mapToDouble(entry -> entry.getKey().mass() * entry.getValue())
                .sum();
    }

    /** All atoms: {@code Fe4 P4 O16}. */
    public String formula() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey().symbol() + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /** The smallest whole numbers, groups of anions in brackets: {@code FePO4}, {@code Y2Mg(PO4)2}, {@code O2}. */
    public String reducedFormula() {
        var elements = elements();
        int units = units(counts.values());
        int last = elements.size() - 1;
        var formula = new StringBuilder();
        int single = elements.size();
        String group = "";
        if (elements.size() >= 3 && bindAsGroup(elements.get(last - 1), elements.get(last))) {
            int first = count(elements.get(last - 1)) / units;
            int second = count(elements.get(last)) / units;
            int groups = units(List.of(first, second));
            if (groups > 1) {
                group = "(" + written(elements.get(last - 1), first / groups)
                        + written(elements.get(last), second / groups) + ")" + groups;
                single -= 2;
            }
        }
        for (var element : elements.subList(0, single)) {
            formula.append(written(element, count(element) / units));
        }
        var reduced = formula + group;
        return NOT_FULLY_REDUCED.getOrDefault(reduced, reduced);
    }

    /** The ratios alone, smallest first: {@code ABC4} of FePO4. */
    public String anonymousFormula() {
        int units = units(counts.values());
        var formula = new StringBuilder();
        int place = 0;
        for (int count : counts.values().stream().sorted().toList()) {
            formula.append(letter(place++)).append(count == units ? "" : count / units);
        }
        return formula.toString();
    }

    private static boolean bindAsGroup(Element first, Element second) {
        double difference = second.electronegativity().orElse(Double.NaN)
                - first.electronegativity().orElse(Double.NaN);
        return difference < POLYANION;
    }

    private static String written(Element element, int count) {
        return element.symbol() + (count == 1 ? "" : count);
    }

    /** A to Z, then AA to ZZ. */
    private static String letter(int place) {
        return String.valueOf((char) ('A' + place % 26)).repeat(1 + place / 26);
    }

    private static int units(Collection<Integer> counts) {
        return counts.stream().reduce(0, Composition::greatestCommonDivisor);
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
