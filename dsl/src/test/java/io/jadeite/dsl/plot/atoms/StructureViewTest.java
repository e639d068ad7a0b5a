package io.jadeite.dsl.plot.atoms;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.dsl.plot.figure.Xml;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Mixture;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Species;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StructureViewTest {
    private final Structure salt = salt();

    @Test
    void itTellsFormulaLatticeAndSites() {
        var html = new StructureView(salt).html();

        Xml.parse(html.replace("<details open>", "<details open=\"\">"));
        assertThat(html)
                .contains("<b>NaCl</b> (Na4 Cl4), space group Fm-3m (225), volume 179.41 Å³, density 2.164 g/cm³")
                .contains("<td>5.6400</td>")
                .contains("<td>90.00</td>")
                .contains("8 sites")
                .contains("<td>0</td><td>Na</td><td>0.00000</td><td>0.00000</td><td>0.00000</td>")
                .contains("role=\"img\"");
    }

    @Test
    void thePictureHasEveryAtomTheCellAndItsBondsAndWordsForThoseWhoCanNotSeeIt() throws IOException {
        var view = new StructureView(salt);
        var svg = view.svg();
        show("nacl", view);

        Xml.parse(svg);
        // Na on 8 corners and 6 faces, Cl on 12 edges and in the middle, besides 2 in the legend.
        assertThat(count(svg, "<circle ")).isEqualTo(14 + 13 + 2);
        assertThat(CellContent.of(salt).bonds()).hasSize(54);
        assertThat(CellContent.of(salt).edges()).hasSize(12);
        assertThat(svg)
                .contains("<title>Cell of NaCl</title>")
                .contains("<desc>Balls for the atoms (Na, Cl) in the edges of the cell, with bonds between near ones."
                        + " NaCl, 8 sites, space group Fm-3m (225): a = 5.64, b = 5.64, c = 5.64 Å");
        assertThat(view.svg()).isEqualTo(svg);
    }

    @Test
    void whatIsInFrontIsDrawnLast() {
        var near = Site.of(Element.O, new Vector(0.5, 0.1, 0.5));
        var far = Site.of(Element.FE, new Vector(0.5, 0.9, 0.5));

        var one = new StructureView(new Structure(Lattice.cubic(8), List.of(near, far))).svg();
        var other = new StructureView(new Structure(Lattice.cubic(8), List.of(far, near))).svg();

        assertThat(one.indexOf("-Fe)\" stroke")).isLessThan(one.indexOf("-O)\" stroke"));
        assertThat(other.indexOf("-Fe)\" stroke")).isLessThan(other.indexOf("-O)\" stroke"));
    }

    @Test
    void skewCellsAndLargeOnesAreShownToo() throws IOException {
        var skew = new Structure(
                Lattice.of(new double[][] {{3, 0, 0}, {-1.5, 2.6, 0}, {0.4, 0.3, 12}}),
                List.of(
                        Site.of(Element.MO, new Vector(1.0 / 3, 2.0 / 3, 0.25)),
                        Site.of(Element.S, new Vector(2.0 / 3, 1.0 / 3, 0.38)),
                        Site.of(Element.S, new Vector(2.0 / 3, 1.0 / 3, 0.12))));
        show("mos2", new StructureView(skew));
        var sites = new ArrayList<Site>();
        IntStream.range(0, 600).forEach(i -> sites.add(Site.of(Element.SI, new Vector(i / 600.0, 0.3, 0.4))));
        var large = new StructureView(new Structure(Lattice.cubic(2000), sites));

        assertThat(new StructureView(skew).html()).contains("MoS<sub>2</sub>");
        assertThat(large.html())
                .contains("No picture: cells of more than 500 sites aren't drawn.")
                .contains("<p>and 500 more</p>");
        assertThat(large.svg()).isEmpty();
    }

    @Test
    void namesFromFilesCanNotBreakThePage() {
        var site = new Site("<script>", Element.CU, Vector.ZERO, Optional.empty(), Optional.empty());

        var html = new StructureView(new Structure(Lattice.cubic(3.6), List.of(site))).html();

        assertThat(html).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void sharedSitesShowTheirMainElementAndTellTheirShares() {
        var shared = Mixture.of(Map.of(Species.of(Element.CU), 0.75, Species.of(Element.AU), 0.25));

        var view = new StructureView(new Structure(Lattice.cubic(3.6), List.of(Site.of(shared, Vector.ZERO))));

        assertThat(view.html()).contains("Cu:0.75, Au:0.25").contains("Cu0.75 Au0.25");
        assertThat(view.svg()).contains(">Cu<").contains(">Au<");
    }

    @Test
    void numbersLookTheSameInEveryLocale() {
        var before = Locale.getDefault();
        var expected = new StructureView(salt).html();
        try {
            Locale.setDefault(Locale.GERMANY);

            assertThat(new StructureView(salt).html()).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyElementHasAColour() {
        assertThat(Element.values()).allSatisfy(element -> {
            assertThat(AtomLook.colour(element)).matches("#[0-9A-F]{6}");
            assertThat(AtomLook.radius(element)).isBetween(0.2, 2.7);
        });
        assertThat(AtomLook.colour(Element.O)).isEqualTo("#FF0D0D");
        assertThat(AtomLook.colour(Element.AU)).isEqualTo("#FFD123");
        assertThat(AtomLook.radius(Element.C)).isEqualTo(0.76);
        assertThat(AtomLook.radius(Element.CM)).isEqualTo(1.69);
    }

    private static void show(String name, StructureView view) throws IOException {
        var folder = System.getProperty("jadeite.gallery", "");
        if (!folder.isEmpty()) {
            Files.writeString(Path.of(folder, name + ".html"), view.html());
            Files.writeString(Path.of(folder, name + ".svg"), view.svg());
        }
    }

    private static Structure salt() {
        var sites = new ArrayList<Site>();
        for (var shift : List.of(
                new Vector(0, 0, 0), new Vector(0.5, 0.5, 0), new Vector(0.5, 0, 0.5), new Vector(0, 0.5, 0.5))) {
            sites.add(Site.of(Element.NA, shift));
        }
        for (var shift : List.of(
                new Vector(0.5, 0, 0), new Vector(0, 0.5, 0), new Vector(0, 0, 0.5), new Vector(0.5, 0.5, 0.5))) {
            sites.add(Site.of(Element.CL, shift));
        }
        return new Structure(Lattice.cubic(5.64), sites);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
