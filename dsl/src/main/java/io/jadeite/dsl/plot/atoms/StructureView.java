package io.jadeite.dsl.plot.atoms;

import io.jadeite.dsl.plot.Numbers;
import io.jadeite.dsl.plot.figure.SpokenSvg;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.symmetry.Symmetry;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a structure shows itself: formula, space group, lattice, sites, and a picture of its cell.
 *
 * <pre>{@code
 * var view = new StructureView(structure);
 * view.html();        // for a notebook
 * view.svg();         // the picture alone
 * view.description(); // in words
 * }</pre>
 */
public record StructureView(Structure structure) {
    /** Further sites are counted. */
    private static final int SITES = 100;

    /** Finding the space group of larger cells may take seconds. */
    private static final int MOST_SITES_OF_A_SPACE_GROUP = 300;

    /** The cell in words, as plain text and for screen readers. */
    public String description() {
        var lattice = structure.lattice();
        var lengths = lattice.lengths();
        var angles = lattice.angles();
        return "%s, %s%s: a = %s, b = %s, c = %s Å, α = %s°, β = %s°, γ = %s°, volume %s, density %s. The shortest distance between atoms is %s."
                .formatted(
                        structure.reducedFormula(),
                        Numbers.count(structure.size(), "site"),
                        spaceGroup().map(", space group "::concat).orElse(""),
                        Numbers.show(lengths[0]),
                        Numbers.show(lengths[1]),
                        Numbers.show(lengths[2]),
                        Numbers.show(angles[0], 4),
                        Numbers.show(angles[1], 4),
                        Numbers.show(angles[2], 4),
                        Numbers.show(structure.volume(), "Å³"),
                        Numbers.show(structure.density(), 4) + " g/cm³",
                        Numbers.show(structure.shortestDistance(), 4) + " Å");
    }

    /** Empty text where the cell has too many sites for a picture. */
    public String svg() {
        return structure.size() > StructurePicture.MOST_SITES ? "" : StructurePicture.of(structure, pictureInWords());
    }

    /** A piece of a page; loads nothing from elsewhere. */
    public String html() {
        var picture = svg();
        return """
            <div class="jadeite-structure">
            <p><b>%s</b> (%s), %svolume %s, density %s g/cm³</p>
            <div style="display:flex;flex-wrap:wrap;gap:1.5em;align-items:flex-start">
            <div>%s</div>
            <div>
            %s
            %s
            </div></div></div>
            """.formatted(
                        subscripted(structure.reducedFormula()),
                        SpokenSvg.escaped(structure.formula()),
                        spaceGroup().map("space group %s, "::formatted).orElse(""),
                        Numbers.show(structure.volume(), "Å³"),
                        Numbers.show(structure.density(), 4),
                        picture.isEmpty()
                                ? "<p>No picture: cells of more than %d sites aren't drawn.</p>"
                                        .formatted(StructurePicture.MOST_SITES)
                                : picture,
                        lattice(),
                        sites());
    }

    /** The description. */
    @Override
    public String toString() {
        return description();
    }

    /** None where spglib isn't there, or finds none. */
    private Optional<String> spaceGroup() {
        if (structure.size() > MOST_SITES_OF_A_SPACE_GROUP) {
            return Optional.empty();
        }
        try {
            return Optional.of(Symmetry.of(structure).spaceGroup().toString());
        } catch (JadeiteException _) {
            return Optional.empty();
        }
    }

    private String pictureInWords() {
        var elements =
                structure.amounts().elements().stream().map(Element::symbol).collect(Collectors.joining(", "));
        return "Balls for the atoms (%s) in the edges of the cell, with bonds between near ones. %s"
                .formatted(elements, description());
    }

    private String lattice() {
        var lengths = structure.lattice().lengths();
        var angles = structure.lattice().angles();
        return """
            <table><caption>Lattice</caption>
            <thead><tr><th scope="col">a (Å)</th><th scope="col">b (Å)</th><th scope="col">c (Å)</th>\
            <th scope="col">α (°)</th><th scope="col">β (°)</th><th scope="col">γ (°)</th></tr></thead>
            <tbody><tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr></tbody></table>
            """.formatted(
                        fixed(lengths[0], 4),
                        fixed(lengths[1], 4),
                        fixed(lengths[2], 4),
                        fixed(angles[0], 2),
                        fixed(angles[1], 2),
                        fixed(angles[2], 2));
    }

    private String sites() {
        var html = new StringBuilder("<details%s><summary>%s</summary>\n<table>\n"
                .formatted(structure.size() <= 8 ? " open" : "", Numbers.count(structure.size(), "site")));
        html.append("<thead><tr><th scope=\"col\">site</th><th scope=\"col\">element</th><th scope=\"col\">a</th><th"
                + " scope=\"col\">b</th><th scope=\"col\">c</th></tr></thead>\n"
                + "<tbody>\n");
        for (int i = 0; i < Math.min(SITES, structure.size()); i++) {
            var site = structure.sites().get(i);
            html.append("<tr><td>%d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                    .formatted(
                            i,
                            SpokenSvg.escaped(site.isOrdered() ? site.label() : site.name()),
                            fixed(site.fractional().x(), 5),
                            fixed(site.fractional().y(), 5),
                            fixed(site.fractional().z(), 5)));
        }
        html.append("</tbody></table>\n");
        if (structure.size() > SITES) {
            html.append("<p>and %d more</p>\n".formatted(structure.size() - SITES));
        }
        return html.append("</details>").toString();
    }

    /** {@code Fe<sub>2</sub>O<sub>3</sub>}. */
    private static String subscripted(String formula) {
        return SpokenSvg.escaped(formula).replaceAll("([0-9]+)", "<sub>$1</sub>");
    }

    private static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
