package io.jadeite.dsl.plot.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.atoms.StructureView;
import io.jadeite.dsl.plot.calculation.BirchMurnaghan;
import io.jadeite.dsl.script.PlotView;
import io.jadeite.dsl.script.ValueView;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PlotWordsTest {
    private final PlotWords words = new PlotWords();
    private final Table energies = Table.create("energies")
            .addColumns(DoubleColumn.create("volume", 1, 2, 3), DoubleColumn.create("energy", 3, 1, 2));

    @Test
    void theWordsAreFoundByThoseWhoKnowNoPlotLibrary() {
        assertThat(ServiceLoader.load(PlotView.class).findFirst()).containsInstanceOf(PlotWords.class);
        assertThat(ServiceLoader.load(ValueView.class)).hasAtLeastOneElementOfType(ShownPlots.class);
    }

    @Test
    void tablesWhatGivesOneListsAndMapsArePlotted() {
        var asked = Map.of("x", "volume", "y", "energy");
        Supplier<Table> supplier = () -> energies;

        var ofTable = (Plot) words.plot(PlotWordsTest::none, energies, asked);
        var ofSupplier = (Plot) words.plot(PlotWordsTest::none, supplier, asked);
        var ofRows = (Plot) words.plot(
                PlotWordsTest::none,
                List.of(
                        Map.of("volume", 1, "energy", 3),
                        Map.of("volume", 2, "energy", 1),
                        Map.of("volume", 3.0, "energy", 2)),
                asked);
        var ofColumns = (Plot)
                words.plot(PlotWordsTest::none, Map.of("volume", List.of(1, 2, 3), "energy", List.of(3, 1, 2)), asked);
        var ofNumbers = (Plot) words.plot(PlotWordsTest::none, List.of(3, 1, 2), Map.of("x", "index", "y", "value"));

        assertThat(List.of(ofTable, ofSupplier, ofRows, ofColumns)).allSatisfy(plot -> {
            assertThat(plot.table().doubleColumn("volume").asDoubleArray()).containsExactly(1, 2, 3);
            assertThat(plot.table().doubleColumn("energy").asDoubleArray()).containsExactly(3, 1, 2);
        });
        assertThat(ofNumbers.table().doubleColumn("value").asDoubleArray()).containsExactly(3, 1, 2);
    }

    @Test
    void inGroovyOneWritesNamesAfterTheData() {
        var binding = new Binding(Map.of("plot", words.kinds(PlotWordsTest::none), "energies", energies));
        var shell = new GroovyShell(binding);

        var histogram = (Plot) shell.evaluate("plot.histogram energies, x: 'energy', bins: 2, title: 'Energies'");
        var xy = (Plot) shell.evaluate("plot.xy energies, x: 'volume', y: ['energy'], as: 'line'");

        assertThat(histogram.title()).isEqualTo("Energies");
        assertThat(histogram.table().intColumn("count").asList()).containsExactly(1, 2);
        assertThat(xy.title()).isEqualTo("Energy against volume");
    }

    @Test
    void anEquationOfStateIsReadFromATable() {
        var truth = new BirchMurnaghan(-3, 40, 140, 5, 0);
        var volumes = new double[] {36, 38, 40, 42, 44};
        var table = Table.create()
                .addColumns(
                        DoubleColumn.create("V", volumes),
                        DoubleColumn.create(
                                "energy",
                                Arrays.stream(volumes).map(truth::energyAt).toArray()));

        var state = words.kinds(PlotWordsTest::none).equationOfState(Map.of("volume", "V"), table);

        assertThat(state.fit().bulkModulus()).isCloseTo(140, offset(1e-6));
        assertThatThrownBy(() -> words.kinds(PlotWordsTest::none).equationOfState(Map.of("volum", "V"), table))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("plot.equationOfState has no 'volum'. Did you mean volume?")
                .hasMessageContaining("There is no column 'volume'.");
    }

    @Test
    void aHullIsReadFromATableAndAllItsBadRowsAreNamed() {
        var table = Table.create()
                .addColumns(
                        StringColumn.create("formula", "Al4", "Ni4", "Al1 Ni1"),
                        DoubleColumn.create("energy", -14.8, -22, -10.4));
        var bad = Table.create()
                .addColumns(
                        StringColumn.create("formula", "Al4", "Nn4", ""),
                        DoubleColumn.create("energy", Double.NaN, -22, 1));

        var diagram = words.kinds(PlotWordsTest::none).hull(table);

        assertThat(diagram.energyAboveHull(diagram.entries().getLast())).isZero();
        assertThat(diagram.formationEnergy(diagram.entries().getLast())).isCloseTo(-0.6, offset(1e-12));
        assertThatThrownBy(() -> words.kinds(PlotWordsTest::none).hull(bad))
                .hasMessageContaining("Row 0: Phase 'Al' needs an energy in eV, found NaN.")
                .hasMessageContaining("Row 1: 'Nn' in the formula 'Nn4' is no element.")
                .hasMessageContaining("Row 2: A formula is needed");
    }

    @Test
    void whatCanNotBeDrawnIsToldWhatCan() {
        assertThatThrownBy(() -> words.plot(PlotWordsTest::none, Element.CU, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "plot can't draw this Element. It takes a table, a list of numbers or of maps, a map of lists, a run, a structure, or what has a plot of its own.");
        assertThatThrownBy(() -> words.plot(PlotWordsTest::none, List.of(), Map.of()))
                .hasMessageContaining("an empty list");
        assertThatThrownBy(() -> words.plot(PlotWordsTest::none, Map.of("a", List.of(1), "b", List.of(1, 2)), Map.of()))
                .hasMessageContaining("The columns of a plot are equally long");
        assertThatThrownBy(() -> words.plot(
                        PlotWordsTest::none,
                        words.plot(PlotWordsTest::none, energies, Map.of("x", "volume", "y", "energy")),
                        Map.of("x", "volume")))
                .hasMessageContaining("plot has no 'x'.");
    }

    @Test
    void aPlotShowsItselfAsAPictureAndInWords() {
        var plot = (Plot) words.plot(PlotWordsTest::none, energies, Map.of("x", "volume", "y", "energy"));

        var views = new ShownPlots().views(plot);

        assertThat(views).containsOnlyKeys("text/plain", "image/svg+xml");
        assertThat((String) views.get("image/svg+xml")).startsWith("<svg").contains("<desc>Energy against volume.");
        assertThat(views.get("text/plain")).isEqualTo(plot.description());
    }

    @Test
    void aPictureThatWouldBeHugeAsSvgIsAPng() {
        var random = new Random(1);
        int count = 60_000;
        var cloud = Table.create()
                .addColumns(
                        DoubleColumn.create("a", random.doubles(count).toArray()),
                        DoubleColumn.create("b", random.doubles(count).toArray()));
        var plot = (Plot) words.plot(PlotWordsTest::none, cloud, Map.of("x", "a", "y", "b"));

        assertThat(new ShownPlots().views(plot)).containsOnlyKeys("text/plain", "image/png");
    }

    @Test
    void structuresShowThemselves() {
        var copper = new Structure(Lattice.cubic(3.6), List.of(Site.of(Element.CU, Vector.ZERO)));

        var views = new ShownPlots().views(copper);

        assertThat((String) views.get("text/html")).contains("<b>Cu</b>").contains("<svg");
        assertThat((String) views.get("text/plain"))
                .startsWith("Cu, 1 site, space group Pm-3m (221): a = 3.6, b = 3.6, c = 3.6 Å");
        assertThat(words.plot(PlotWordsTest::none, copper, Map.of())).isInstanceOf(StructureView.class);
    }

    @Test
    void aHullOfFourElementsSaysWhyItHasNoPicture() {
        var table = Table.create()
                .addColumns(
                        StringColumn.create("formula", "Al", "Ni", "Cu", "Pd"),
                        DoubleColumn.create("energy", -1, -2, -3, -4));

        var views = new ShownPlots().views(words.kinds(PlotWordsTest::none).hull(table));

        assertThat(views).containsOnlyKeys("text/plain");
        assertThat((String) views.get("text/plain"))
                .contains("A convex hull is drawn for two or three elements, found 4");
    }

    private static Database none() {
        throw new AssertionError("no database is needed");
    }
}
