package io.jadeite.dsl.plot.calculation;

import io.jadeite.dsl.plot.Numbers;
import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.Plottable;
import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Series;
import io.jadeite.engine.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The images of a nudged elastic band, and the barrier between its ends.
 *
 * <p>Where every image says its force along the path, a cubic goes through energies and slopes of each two neighbours (G. Henkelman,
 * H. Jónsson, J. Chem. Phys. 113, 9978, 2000), and the barrier is its highest point; else straight lines join the images, and the highest
 * image counts.
 *
 * @param images along the path, at least three, each further than the one before
 */
public record ReactionPath(List<Image> images) implements Plottable {
    private static final int BETWEEN = 40;

    /**
     * @param distance along the path, in Å
     * @param energy in eV
     * @param force along the path, in eV/Å: minus the slope of the energy there
     */
    public record Image(double distance, double energy, OptionalDouble force) {
        public static Image of(double distance, double energy) {
            return new Image(distance, energy, OptionalDouble.empty());
        }
    }

    /** A point of the path: Å, and eV above the first image. */
    private record Place(double distance, double energy) {}

    public ReactionPath {
        images = List.copyOf(images);
        var problems = new Problems();
        if (images.size() < 3) {
            problems.add("A reaction path needs at least three images, found %d.".formatted(images.size()));
        }
        for (int i = 0; i < images.size(); i++) {
            var image = images.get(i);
            if (!Double.isFinite(image.distance())
                    || !Double.isFinite(image.energy())
                    || !Double.isFinite(image.force().orElse(0))) {
                problems.add("Image %d of the reaction path needs numbers, found %s.".formatted(i, image));
            } else if (i > 0 && !(image.distance() > images.get(i - 1).distance())) {
                problems.add("Image %d of the reaction path, at %s Å, isn't further along it than image %d, at %s Å."
                        .formatted(i, image.distance(), i - 1, images.get(i - 1).distance()));
            }
        }
        problems.throwIfAny();
    }

    /** From the first image to the highest point, in eV. */
    public double barrier() {
        return saddle().energy();
    }

    /** From the last image back to the highest point, in eV. */
    public double reverseBarrier() {
        return saddle().energy() - reactionEnergy();
    }

    /** From the first image to the last, in eV. */
    public double reactionEnergy() {
        return images.getLast().energy() - images.getFirst().energy();
    }

    @Override
    public Plot plot() {
        var distances = images.stream().mapToDouble(Image::distance).toArray();
        var energies = images.stream().mapToDouble(this::relative).toArray();
        var curve = curve();
        var saddle = saddle();
        var series = List.of(
                Series.of(
                        hasForces() ? "cubic through energies and forces" : "straight lines",
                        Form.LINE,
                        curve.stream().mapToDouble(Place::distance).toArray(),
                        curve.stream().mapToDouble(Place::energy).toArray(),
                        0),
                Series.of("images", Form.POINTS, distances, energies, 1),
                Series.of(
                        "saddle point",
                        Form.POINTS,
                        new double[] {saddle.distance()},
                        new double[] {saddle.energy()},
                        3));
        var lead = "The barrier is %s at %s; back it is %s. The reaction energy is %s."
                .formatted(
                        Numbers.show(barrier(), "eV"),
                        Numbers.show(saddle.distance(), "Å"),
                        Numbers.show(reverseBarrier(), "eV"),
                        Numbers.show(reactionEnergy(), "eV"));
        var note = "Barrier %s, reverse %s, reaction energy %s.%s"
                .formatted(
                        Numbers.show(barrier(), "eV"),
                        Numbers.show(reverseBarrier(), "eV"),
                        Numbers.show(reactionEnergy(), "eV"),
                        hasForces() ? "" : " Without forces the highest image counts: the barrier may be higher.");
        var panel = Panel.of(
                Axis.of("distance along the path", "Å"), Axis.of("energy − energy of the first image", "eV"), series);
        return Plot.of(Figure.of("Reaction path", panel).noting(note), table(distances, energies), lead);
    }

    private boolean hasForces() {
        return images.stream().allMatch(image -> image.force().isPresent());
    }

    private Place saddle() {
        return curve().stream().max(Comparator.comparingDouble(Place::energy)).orElseThrow();
    }

    private List<Place> curve() {
        var places = new ArrayList<Place>();
        places.add(new Place(images.getFirst().distance(), 0));
        for (int i = 1; i < images.size(); i++) {
            var from = images.get(i - 1);
            var to = images.get(i);
            if (hasForces()) {
                for (int part = 1; part < BETWEEN; part++) {
                    places.add(between(from, to, part / (double) BETWEEN));
                }
            }
            places.add(new Place(to.distance(), relative(to)));
        }
        return places;
    }

    /** Hermite's cubic. */
    private Place between(Image from, Image to, double t) {
        double length = to.distance() - from.distance();
        double slopeFrom = -from.force().orElseThrow() * length;
        double slopeTo = -to.force().orElseThrow() * length;
        double energy = (1 + 2 * t) * (1 - t) * (1 - t) * relative(from)
                + t * (1 - t) * (1 - t) * slopeFrom
                + t * t * (3 - 2 * t) * relative(to)
                + t * t * (t - 1) * slopeTo;
        return new Place(from.distance() + t * length, energy);
    }

    private double relative(Image image) {
        return image.energy() - images.getFirst().energy();
    }

    private Table table(double[] distances, double[] energies) {
        var table = Table.create("reaction path")
                .addColumns(
                        IntColumn.indexColumn("image", images.size(), 0),
                        DoubleColumn.create("distance (Å)", distances),
                        DoubleColumn.create("energy (eV)", energies));
        if (hasForces()) {
            table.addColumns(DoubleColumn.create(
                    "force (eV/Å)",
                    images.stream().mapToDouble(image -> image.force().orElseThrow())));
        }
        return table;
    }
}
