package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.vasp.preset.InputSet.PotcarSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The input files of a path's images: one INCAR, KPOINTS and POTCAR for all, and a POSCAR in a folder of each, {@code 00}, {@code 01} ….
 *
 * @param shared made of the first image
 * @param images in order, none of their atoms jumping across the cell
 */
public record PathInputs(InputSet shared, List<Structure> images) {
    private static final int FEWEST = 3;
    private static final int MOST = 100;

    public PathInputs {
        images = List.copyOf(images);
    }

    /** @throws InputException where the images don't have the same atoms in the same order */
    public static PathInputs of(Preset preset, List<Structure> images, Choices choices, PotcarSource potcar) {
        if (images.size() < FEWEST || images.size() > MOST) {
            throw new InputException("A path has from %d to %d structures, both ends among them, found %d."
                    .formatted(FEWEST, MOST, images.size()));
        }
        checkSameAtoms(images);
        var shared = new InputMaking(preset, images.getFirst(), choices, images.size(), potcar).inputs();
        return new PathInputs(shared, withoutJumps(images));
    }

    /** @throws InputException where the images don't have the same atoms in the same order */
    public static void checkSameAtoms(List<Structure> images) {
        var first = images.getFirst();
        for (int i = 1; i < images.size(); i++) {
            if (!images.get(i).elements().equals(first.elements())) {
                throw new InputException(
                        "The images of a path need the same atoms in the same order, but image %d is %s and the first %s; sort them alike."
                                .formatted(i + 1, images.get(i).formula(), first.formula()));
            }
        }
    }

    private static List<Structure> withoutJumps(List<Structure> images) {
        var steady = new ArrayList<Structure>();
        steady.add(images.getFirst());
        for (var image : images.subList(1, images.size())) {
            var before = steady.getLast();
            var sites = new ArrayList<Site>();
            for (int i = 0; i < image.size(); i++) {
                var site = image.sites().get(i);
                sites.add(site.withFractional(
                        near(site.fractional(), before.sites().get(i).fractional())));
            }
            steady.add(image.withSites(sites));
        }
        return steady;
    }

    private static Vector near(Vector place, Vector other) {
        var apart = other.minus(place);
        return place.plus(new Vector(Math.rint(apart.x()), Math.rint(apart.y()), Math.rint(apart.z())));
    }

    /** Writes INCAR and KPOINTS into a folder that is there, and each image's POSCAR into one of its own. */
    public void write(Path directory) {
        InputSet.write(directory, "INCAR", shared.incar().text());
        shared.kpoints().ifPresent(points -> InputSet.write(directory, "KPOINTS", points.text()));
        for (int i = 0; i < images.size(); i++) {
            var folder = directory.resolve("%02d".formatted(i));
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new JadeiteException("%s couldn't be made: %s".formatted(folder, e.getMessage()), e);
            }
            InputSet.write(folder, "POSCAR", InputSet.poscar(images.get(i)).text());
        }
    }
}
