package io.jadeite.dsl.plot.phase;

import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.Plottable;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Element;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The convex hull of a chemical system: which phases are stable at 0 K, and how far the others lie above those that they would decay
 * into.
 *
 * <pre>{@code
 * var diagram = PhaseDiagram.of(entries);
 * diagram.energyAboveHull(entry); // eV/atom, 0 where it is stable
 * diagram.decomposition(entry);   // what it decays into, and which share of its atoms goes there
 * diagram.table();
 * diagram.plot();                 // two or three elements
 * }</pre>
 *
 * <p>Immutable; threads may share it.
 */
public final class PhaseDiagram implements Plottable {
    /** In eV/atom: nearer to the hull counts as on it. */
    public static final double ON_HULL = 1e-6;

    private static final double ROUNDING = 1e-9;

    private final List<PhaseEntry> entries;
    private final List<Element> elements;
    private final Map<Element, PhaseEntry> references;
    private final Hull hull;

    private PhaseDiagram(List<PhaseEntry> entries, List<Element> elements, Map<Element, PhaseEntry> references) {
        this.entries = entries;
        this.elements = elements;
        this.references = references;
        this.hull = new Hull(
                entries,
                elements,
                entries.stream().mapToDouble(this::formationEnergy).toArray());
    }

    /** @throws InputException unless there is at least one entry of each pure element */
    public static PhaseDiagram of(List<PhaseEntry> entries) {
        if (entries.isEmpty()) {
            throw new InputException("A phase diagram needs phases, found none.");
        }
        var elements = new TreeSet<Element>();
        entries.forEach(entry -> elements.addAll(entry.composition().elements()));
        var references = new LinkedHashMap<Element, PhaseEntry>();
        var problems = new Problems();
        for (var element : elements) {
            entries.stream()
                    .filter(entry -> entry.composition().elements().equals(List.of(element)))
                    .min(Comparator.comparingDouble(PhaseEntry::energyPerAtom))
                    .ifPresentOrElse(
                            entry -> references.put(element, entry),
                            () -> problems.add(
                                    "There is no energy of pure %s, from which formation energies are counted. Calculate it in its stable form."
                                            .formatted(element.symbol())));
        }
        problems.throwIfAny();
        return new PhaseDiagram(List.copyOf(entries), List.copyOf(elements), references);
    }

    public List<PhaseEntry> entries() {
        return entries;
    }

    /** By their atomic numbers. */
    public List<Element> elements() {
        return elements;
    }

    /** From the pure elements in their most stable entries, in eV/atom. */
    public double formationEnergy(PhaseEntry entry) {
        double energy = entry.energyPerAtom();
        for (var reference : references.entrySet()) {
            energy -= entry.share(reference.getKey()) * reference.getValue().energyPerAtom();
        }
        return energy;
    }

    /**
     * In eV/atom; 0 on the hull. The entry needn't be one of the diagram's, but its elements must be; below 0 it would be stable, and
     * change the hull.
     */
    public double energyAboveHull(PhaseEntry entry) {
        double above = formationEnergy(known(entry)) - hull.at(entry).energy();
        return Math.abs(above) < ROUNDING ? 0 : above;
    }

    public boolean isStable(PhaseEntry entry) {
        return energyAboveHull(entry) <= ON_HULL;
    }

    /** The stable entries. */
    public List<PhaseEntry> stable() {
        return entries.stream().filter(this::isStable).toList();
    }

    /** The stable phases of which a mixture of that composition consists, each with its share of the atoms; the shares add up to 1. */
    public Map<PhaseEntry, Double> decomposition(PhaseEntry entry) {
        return hull.at(known(entry)).parts();
    }

    /** One row an entry, the most stable first. */
    public Table table() {
        var sorted = entries.stream()
                .sorted(Comparator.comparingDouble(this::energyAboveHull).thenComparing(PhaseEntry::name))
                .toList();
        var table = Table.create("phases")
                .addColumns(
                        StringColumn.create("phase", sorted.stream().map(PhaseEntry::name)),
                        StringColumn.create(
                                "formula",
                                sorted.stream().map(entry -> entry.composition().reducedFormula())));
        for (var element : elements) {
            table.addColumns(DoubleColumn.create(
                    "share of " + element.symbol(), sorted.stream().mapToDouble(entry -> entry.share(element))));
        }
        return table.addColumns(
                DoubleColumn.create("formation_energy_per_atom", sorted.stream().mapToDouble(this::formationEnergy)),
                DoubleColumn.create("energy_above_hull", sorted.stream().mapToDouble(this::energyAboveHull)),
                BooleanColumn.create(
                        "stable", sorted.stream().map(this::isStable).toList()));
    }

    /** @throws InputException unless it has two or three elements */
    @Override
    public Plot plot() {
        return switch (elements.size()) {
            case 2 -> BinaryPlot.of(this);
            case 3 -> TernaryPlot.of(this);
            default ->
                throw new InputException(
                        "A convex hull is drawn for two or three elements, found %d (%s). Its table() works for any number."
                                .formatted(
                                        elements.size(),
                                        String.join(
                                                ", ",
                                                elements.stream()
                                                        .map(Element::symbol)
                                                        .toList())));
        };
    }

    /** The faces of the hull; for three elements. */
    List<List<PhaseEntry>> triangles() {
        return hull.triangles(stable());
    }

    /** Which phases are stable, in words. */
    @Override
    public String toString() {
        return "Phases of %s. %s".formatted(system(), lead());
    }

    /** What the picture says in words. */
    String lead() {
        var stable = stable();
        var names = stable.stream().map(PhaseEntry::name).distinct().toList();
        return "%d of %d phases are stable: %s.".formatted(stable.size(), entries.size(), String.join(", ", names));
    }

    /** {@code Al–Ni}. */
    String system() {
        return String.join("–", elements.stream().map(Element::symbol).toList());
    }

    private PhaseEntry known(PhaseEntry entry) {
        var foreign = entry.composition().elements().stream()
                .filter(element -> !elements.contains(element))
                .map(Element::symbol)
                .toList();
        if (!foreign.isEmpty()) {
            throw new InputException("The phase diagram of %s has no %s, which '%s' contains."
                    .formatted(system(), String.join(", ", foreign), entry.name()));
        }
        return entry;
    }
}
