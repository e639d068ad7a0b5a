package io.jadeite.dsl.plot.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.jadeite.dsl.plot.Gallery;
import io.jadeite.dsl.plot.figure.Label;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Composition;
import io.jadeite.engine.structure.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhaseDiagramTest {
    private final PhaseEntry aluminium = entry(-3.7, Map.of(Element.AL, 1));
    private final PhaseEntry nickel = entry(-5.5 * 2, Map.of(Element.NI, 2));
    private final PhaseEntry alni = entry(-9.2 - 2 * 0.6, Map.of(Element.AL, 1, Element.NI, 1));
    private final PhaseEntry alni3 = entry(-3.7 - 3 * 5.5 - 4 * 0.4, Map.of(Element.AL, 1, Element.NI, 3));
    private final PhaseEntry al3ni = entry(-3 * 3.7 - 5.5 - 4 * 0.2, Map.of(Element.AL, 3, Element.NI, 1));
    private final PhaseEntry loose = new PhaseEntry("AlNi, loose", alni.composition(), -9.2 + 0.2);

    @Test
    void energiesAboveTheHullAreExact() {
        var diagram = PhaseDiagram.of(List.of(aluminium, nickel, alni, alni3, al3ni, loose));

        assertThat(diagram.formationEnergy(alni)).isCloseTo(-0.6, offset(1e-12));
        assertThat(diagram.energyAboveHull(aluminium)).isZero();
        assertThat(diagram.energyAboveHull(alni)).isZero();
        assertThat(diagram.energyAboveHull(alni3)).isZero();
        assertThat(diagram.energyAboveHull(al3ni)).isCloseTo(0.1, offset(1e-12));
        assertThat(diagram.energyAboveHull(loose)).isCloseTo(0.7, offset(1e-12));
        assertThat(diagram.stable()).containsExactly(aluminium, nickel, alni, alni3);
    }

    @Test
    void aPhaseDecaysIntoItsNeighboursOnTheHull() {
        var diagram = PhaseDiagram.of(List.of(aluminium, nickel, alni, alni3, al3ni));

        var parts = diagram.decomposition(al3ni);

        assertThat(parts).containsOnlyKeys(aluminium, alni);
        assertThat(parts.get(alni)).isCloseTo(0.5, offset(1e-9));
        assertThat(parts.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, offset(1e-9));
    }

    @Test
    void anEntryThatIsNotOfTheDiagramIsPlacedToo() {
        var diagram = PhaseDiagram.of(List.of(aluminium, nickel, alni));

        assertThat(diagram.energyAboveHull(alni3)).isCloseTo(-0.4 + 0.3, offset(1e-12));
        assertThatThrownBy(() -> diagram.energyAboveHull(entry(-1, Map.of(Element.O, 2))))
                .isInstanceOf(InputException.class)
                .hasMessage("The phase diagram of Al–Ni has no O, which 'O2' contains.");
    }

    @Test
    void twoElementsAreDrawnAgainstTheShareOfTheSecond() {
        var diagram = PhaseDiagram.of(List.of(aluminium, nickel, alni, alni3, al3ni, loose));

        var plot = diagram.plot();

        Gallery.show("hull-binary", plot);
        var panel = plot.figure().panels().getFirst();
        assertThat(panel.x().title()).isEqualTo("share of Ni");
        assertThat(panel.y().title()).isEqualTo("formation energy (eV/atom)");
        assertThat(panel.series().getFirst().points().xs()).containsExactly(0, 0.5, 0.75, 1);
        assertThat(panel.series().getFirst().points().ys())
                .containsExactly(new double[] {0, -0.6, -0.4, 0}, offset(1e-12));
        assertThat(panel.series().getLast().points().xs()).containsExactly(0.25, 0.5);
        for (var series : panel.series()) {
            var isStable = series.name().equals("stable");
            var rows = plot.table()
                    .where(phases -> isStable
                            ? phases.booleanColumn("stable").isTrue()
                            : phases.booleanColumn("stable").isFalse())
                    .sortOn("share of Ni");
            assertThat(series.points().xs())
                    .containsExactly(rows.doubleColumn("share of Ni").asDoubleArray());
            assertThat(series.points().ys())
                    .containsExactly(
                            rows.doubleColumn("formation_energy_per_atom").asDoubleArray());
        }
        assertThat(panel.labels()).extracting(Label::words).containsExactly("Al", "AlNi", "AlNi3", "Ni");
        var table = plot.table();
        assertThat(table.doubleColumn("energy_above_hull").max()).isCloseTo(0.7, offset(1e-12));
        assertThat(table.booleanColumn("stable").countTrue()).isEqualTo(4);
        assertThat(table.stringColumn("phase").get(table.rowCount() - 1)).isEqualTo("AlNi, loose");
        assertThat(plot.description()).contains("4 of 6 phases are stable: Al, Ni, AlNi, AlNi3.");
    }

    @Test
    void threeElementsAreDrawnAsATriangleWithItsFaces() {
        var copper = entry(-3.5, Map.of(Element.CU, 1));
        var compound = entry(-3.7 - 5.5 - 3.5 - 3 * 0.5, Map.of(Element.AL, 1, Element.NI, 1, Element.CU, 1));
        var diagram = PhaseDiagram.of(List.of(aluminium, nickel, copper, alni, alni3, al3ni, compound, loose));

        var plot = diagram.plot();

        Gallery.show("hull-ternary", plot);
        assertThat(diagram.triangles())
                .containsExactlyInAnyOrder(
                        List.of(aluminium, alni, compound),
                        List.of(alni, alni3, compound),
                        // AlNi3 with Cu lies at -0.32 eV/atom where Ni with AlCuNi would lie at -0.3.
                        List.of(copper, alni3, compound),
                        List.of(nickel, copper, alni3),
                        List.of(aluminium, copper, compound));
        var points = plot.figure().panels().getFirst().series().getLast().points();
        var stable = plot.table().where(phases -> phases.booleanColumn("stable").isTrue());
        var height = stable.doubleColumn("share of Cu").multiply(Math.sqrt(3) / 2);
        var right = stable.doubleColumn("share of Cu").divide(2).add(stable.doubleColumn("share of Ni"));
        assertThat(points.size()).isEqualTo(diagram.stable().size());
        assertThat(points.xs()).containsOnly(right.asDoubleArray(), offset(1e-12));
        assertThat(points.ys()).containsOnly(height.asDoubleArray(), offset(1e-12));
        assertThat(plot.description())
                .contains("A triangle with Al at the lower left, Ni at the lower right and Cu at the top");
    }

    @Test
    void noPhaseLiesBelowTheHullWhateverTheEntries() {
        long seed = 42;
        var random = new Random(seed);
        var elements = List.of(Element.LI, Element.FE, Element.P, Element.O);

        for (int law = 0; law < 20; law++) {
            var entries = new ArrayList<PhaseEntry>();
            elements.forEach(element -> entries.add(entry(random.nextDouble(-9, -1), Map.of(element, 1))));
            for (int i = 0; i < 40; i++) {
                var counts = new HashMap<Element, Integer>();
                elements.forEach(element -> counts.put(element, random.nextInt(4)));
                counts.values().removeIf(count -> count == 0);
                if (!counts.isEmpty()) {
                    entries.add(entry(
                            random.nextDouble(-8, -2)
                                    * counts.values().stream()
                                            .mapToInt(Integer::intValue)
                                            .sum(),
                            counts));
                }
            }

            var diagram = PhaseDiagram.of(entries);

            for (var entry : entries) {
                var parts = diagram.decomposition(entry);
                double mixed = parts.entrySet().stream()
                        .mapToDouble(part -> part.getValue() * diagram.formationEnergy(part.getKey()))
                        .sum();
                assertThat(diagram.energyAboveHull(entry))
                        .as("seed %d, %s", seed, entry)
                        .isGreaterThanOrEqualTo(0);
                assertThat(diagram.formationEnergy(entry) - mixed)
                        .isCloseTo(diagram.energyAboveHull(entry), offset(1e-6));
                for (var element : elements) {
                    assertThat(parts.entrySet().stream()
                                    .mapToDouble(part ->
                                            part.getValue() * part.getKey().share(element))
                                    .sum())
                            .isCloseTo(entry.share(element), offset(1e-8));
                }
                assertThat(parts.keySet()).allMatch(diagram::isStable);
            }
        }
    }

    @Test
    void theHullOfTwoElementsIsThatOfTheLowestChords() {
        long seed = 7;
        var random = new Random(seed);
        var entries = new ArrayList<>(List.of(aluminium, nickel));
        for (int i = 0; i < 60; i++) {
            int first = 1 + random.nextInt(9);
            int second = 1 + random.nextInt(9);
            entries.add(entry(
                    -3.7 * first - 5.5 * second + (first + second) * random.nextDouble(-0.8, 0.3),
                    Map.of(Element.AL, first, Element.NI, second)));
        }
        var diagram = PhaseDiagram.of(entries);

        for (var entry : entries) {
            double lowest = entries.stream()
                    .flatMap(left ->
                            entries.stream().map(right -> chord(diagram, left, right, entry.share(Element.NI))))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();

            assertThat(diagram.energyAboveHull(entry))
                    .as("seed %d, %s", seed, entry)
                    .isCloseTo(diagram.formationEnergy(entry) - lowest, offset(1e-9));
        }
    }

    @Test
    void allMissingElementsAreNamedAtOnce() {
        assertThatThrownBy(() -> PhaseDiagram.of(List.of(alni)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no energy of pure Al")
                .hasMessageContaining("no energy of pure Ni");
        assertThatThrownBy(() -> PhaseDiagram.of(List.of())).hasMessage("A phase diagram needs phases, found none.");
        assertThatThrownBy(() -> PhaseDiagram.of(List.of(aluminium)).plot())
                .hasMessage(
                        "A convex hull is drawn for two or three elements, found 1 (Al). Its table() works for any number.");
    }

    private static double chord(PhaseDiagram diagram, PhaseEntry left, PhaseEntry right, double share) {
        double from = left.share(Element.NI);
        double to = right.share(Element.NI);
        if (from == to) {
            return from == share ? diagram.formationEnergy(left) : Double.POSITIVE_INFINITY;
        }
        double part = (share - from) / (to - from);
        return part < 0 || part > 1
                ? Double.POSITIVE_INFINITY
                : (1 - part) * diagram.formationEnergy(left) + part * diagram.formationEnergy(right);
    }

    private static PhaseEntry entry(double energy, Map<Element, Integer> counts) {
        return PhaseEntry.of(Composition.of(counts), energy);
    }
}
