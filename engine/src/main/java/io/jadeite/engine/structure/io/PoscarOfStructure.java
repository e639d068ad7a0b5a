package io.jadeite.engine.structure.io;

import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Site.Freedom;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.Poscar.Block;
import io.jadeite.engine.structure.io.Poscar.Position;
import io.jadeite.engine.structure.io.Poscar.Velocities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the POSCAR of a structure that may have come from anywhere. */
final class PoscarOfStructure {
    private PoscarOfStructure() {}

    static Poscar of(Structure structure, String comment) {
        structure.ordered("A POSCAR");
        var lattice = structure.lattice();
        return new Poscar(
                comment.strip().replaceAll("\\R", " "),
                new Scale.Uniform(1),
                List.of(lattice.a(), lattice.b(), lattice.c()),
                blocks(structure.sites()),
                false,
                positions(structure.sites()),
                Optional.empty(),
                velocities(structure.sites()),
                "");
    }

    private static List<Block> blocks(List<Site> sites) {
        var blocks = new ArrayList<Block>();
        for (var site : sites) {
            var name = isBlockName(site) ? site.label() : site.element().symbol();
            if (!blocks.isEmpty() && blocks.getLast().label().equals(name)) {
                var grown = blocks.removeLast();
                blocks.add(new Block(name, grown.element(), grown.count() + 1));
            } else {
                blocks.add(new Block(name, site.element(), 1));
            }
        }
        return blocks;
    }

    private static List<Position> positions(List<Site> sites) {
        boolean selective = sites.stream().anyMatch(site -> site.freedom().isPresent());
        return sites.stream()
                .map(site -> new Position(
                        site.fractional(),
                        selective ? Optional.of(site.freedom().orElse(Freedom.FREE)) : Optional.empty(),
                        isBlockName(site) ? "" : String.join(" ", PoscarLines.words(site.label()))))
                .toList();
    }

    private static Optional<Velocities> velocities(List<Site> sites) {
        if (sites.stream().noneMatch(site -> site.velocity().isPresent())) {
            return Optional.empty();
        }
        return Optional.of(new Velocities(
                true,
                sites.stream().map(site -> site.velocity().orElse(Vector.ZERO)).toList()));
    }

    private static boolean isBlockName(Site site) {
        return PoscarSpecies.element(site.label())
                        .filter(site.element()::equals)
                        .isPresent()
                && PoscarLines.words(site.label()).equals(List.of(site.label()));
    }
}
