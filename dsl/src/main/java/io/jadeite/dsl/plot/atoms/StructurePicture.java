package io.jadeite.dsl.plot.atoms;

import io.jadeite.dsl.plot.atoms.CellContent.Atom;
import io.jadeite.dsl.plot.atoms.CellContent.Bond;
import io.jadeite.dsl.plot.atoms.CellContent.Edge;
import io.jadeite.dsl.plot.atoms.Projection.Spot;
import io.jadeite.dsl.plot.figure.SpokenSvg;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.text.Digest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A structure's cell as a still picture in SVG: atoms as shaded balls, what lies behind drawn first, bonds by covalent radii, the edges of
 * the cell. Readable on light and dark pages.
 */
final class StructurePicture {
    static final int WIDTH = 360;
    static final int HEIGHT = 320;

    /** Larger cells make no picture that anybody could read, and slow pages down. */
    static final int MOST_SITES = 500;

    private static final int LEGEND = 24;

    /** Balls are smaller than atoms, so that one sees between them. */
    private static final double BALL = 0.42;

    private static final int PARTS_OF_EDGE = 10;

    private final Structure structure;
    private final CellContent content;
    private final Projection projection;
    private final String prefix;

    private record Piece(double nearness, String svg) {}

    private StructurePicture(Structure structure) {
        this.structure = structure;
        this.content = CellContent.of(structure);
        double largest = structure.amounts().elements().stream()
                .mapToDouble(AtomLook::radius)
                .max()
                .orElseThrow();
        this.projection = Projection.fitting(content.corners(), BALL * largest + 0.6, WIDTH, HEIGHT - LEGEND);
        this.prefix = "s" + Digest.of(content.toString()).substring(0, 8) + "-";
    }

    /** @param description in its {@code <desc>}, for those who can't see it */
    static String of(Structure structure, String description) {
        return new StructurePicture(structure).svg(description);
    }

    private String svg(String description) {
        var elements = structure.amounts().elements();
        var svg = new StringBuilder(
                SpokenSvg.opening(WIDTH, HEIGHT, "Cell of " + structure.reducedFormula(), description));
        svg.append("<defs>\n");
        elements.forEach(element -> svg.append(gradient(element)));
        svg.append("</defs>\n");
        var pieces = new ArrayList<Piece>();
        content.edges().forEach(edge -> pieces.addAll(edge(edge)));
        content.bonds().forEach(bond -> pieces.addAll(bond(bond)));
        content.atoms().forEach(atom -> pieces.add(ball(atom)));
        pieces.stream().sorted(Comparator.comparingDouble(Piece::nearness)).forEach(piece -> svg.append(piece.svg()));
        axisNames().forEach(svg::append);
        svg.append(legend(elements));
        return svg.append("</svg>\n").toString();
    }

    private Piece ball(Atom atom) {
        var spot = projection.of(atom.place());
        return new Piece(
                spot.nearness(),
                String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"url(#%s%s)\" stroke=\"#333\""
                                + " stroke-width=\"0.7\"/>\n",
                        spot.x(),
                        spot.y(),
                        projection.pixels(BALL * AtomLook.radius(atom.element())),
                        prefix,
                        atom.element().symbol()));
    }

    /** In two halves, each a little behind its atom and in its colour. */
    private List<Piece> bond(Bond bond) {
        var middle = bond.from().place().plus(bond.to().place()).times(0.5);
        return List.of(half(bond.from(), middle), half(bond.to(), middle));
    }

    private Piece half(Atom atom, Vector middle) {
        var from = projection.of(atom.place());
        var to = projection.of(middle);
        double width = Math.clamp(projection.pixels(0.22), 1.5, 9);
        return new Piece(
                Math.min((from.nearness() + to.nearness()) / 2, from.nearness() - 1e-3),
                line(from, to, width + 1.4, "#333") + line(from, to, width, AtomLook.colour(atom.element())));
    }

    private List<Piece> edge(Edge edge) {
        var pieces = new ArrayList<Piece>();
        var along = edge.to().minus(edge.from()).times(1.0 / PARTS_OF_EDGE);
        for (int part = 0; part < PARTS_OF_EDGE; part++) {
            var from = projection.of(edge.from().plus(along.times(part)));
            var to = projection.of(edge.from().plus(along.times(part + 1)));
            pieces.add(new Piece((from.nearness() + to.nearness()) / 2, line(from, to, 1.2, "#888")));
        }
        return pieces;
    }

    /** Beyond the ends of the three vectors. */
    private List<String> axisNames() {
        var lattice = structure.lattice();
        return List.of(name("a", lattice.a()), name("b", lattice.b()), name("c", lattice.c()));
    }

    private String name(String name, Vector vector) {
        double away = 1 + 0.9 / vector.length();
        var spot = projection.of(vector.times(away));
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" font-family=\"sans-serif\" font-size=\"13\" font-style=\"italic\""
                        + " fill=\"currentColor\" text-anchor=\"middle\">%s</text>\n",
                spot.x(),
                spot.y() + 4,
                name);
    }

    private String legend(List<Element> elements) {
        var svg = new StringBuilder();
        double left = Math.max(8, (WIDTH - 48.0 * elements.size()) / 2);
        for (var element : elements) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%d\" r=\"7\" fill=\"url(#%s%s)\" stroke=\"#333\""
                            + " stroke-width=\"0.7\"/>\n",
                    left + 8,
                    HEIGHT - 12,
                    prefix,
                    element.symbol()));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" font-family=\"sans-serif\" font-size=\"13\""
                            + " fill=\"currentColor\">%s</text>\n",
                    left + 19,
                    HEIGHT - 8,
                    element.symbol()));
            left += 48;
        }
        return svg.toString();
    }

    private String gradient(Element element) {
        var colour = AtomLook.colour(element);
        return String.format(
                Locale.ROOT,
                "<radialGradient id=\"%s%s\" cx=\"0.35\" cy=\"0.3\" r=\"0.75\"><stop offset=\"0\""
                        + " stop-color=\"%s\"/><stop offset=\"0.45\" stop-color=\"%s\"/><stop offset=\"1\""
                        + " stop-color=\"%s\"/></radialGradient>\n",
                prefix,
                element.symbol(),
                mixed(colour, 255, 0.65),
                colour,
                mixed(colour, 0, 0.45));
    }

    /** That much of the way to white (255) or black (0). */
    private static String mixed(String colour, int end, double share) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        var mixed = new StringBuilder("#");
        for (int shift = 16; shift >= 0; shift -= 8) {
            int part = rgb >> shift & 0xff;
            mixed.append(String.format(Locale.ROOT, "%02x", Math.round(part + (end - part) * share)));
        }
        return mixed.toString();
    }

    private static String line(Spot from, Spot to, double width, String colour) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\""
                        + " stroke-linecap=\"round\"/>\n",
                from.x(),
                from.y(),
                to.x(),
                to.y(),
                colour,
                width);
    }
}
