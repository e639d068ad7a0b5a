package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.symmetry.Symmetry;
import io.jadeite.engine.structure.symmetry.SymmetryUnavailable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a structure in JSON: {@code jadeite structure show --json} prints it. Lengths in Å, angles in
 * degrees, volume in Å³, density in g/cm³; {@code selective_dynamics} is null where nothing is said about it.
 */
public final class StructureSummary {
    private StructureSummary() {}

    /**
     * Of a file, with {@code file} and, from a POSCAR, its {@code comment}, from an XDATCAR {@code n_frames} and its last
     * structure.
     *
     * @param symprec in Å, for the space group, which is null where that can't be told
     */
    public static Map<String, @Nullable Object> of(Path file, double symprec) {
        var text = TextFile.read(file);
        var source = file.toString();
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("file", source);
        var format = StructureFile.format(file, text);
        switch (format) {
            case POSCAR -> {
                var poscar = Poscar.parse(text, source);
                map.put("comment", poscar.comment());
                map.putAll(of(poscar.structure(), symprec));
                map.put("has_velocities", poscar.hasMovingAtoms());
            }
            case XDATCAR -> {
                var frames = Xdatcar.parse(text, source);
                map.put("n_frames", frames.size());
                map.putAll(of(frames.getLast(), symprec));
            }
            case CIF, JSON ->
                map.putAll(of(StructureFile.parse(text, source, format).getFirst(), symprec));
        }
        return map;
    }

    /** With the space group, which is null where it can't be told. */
    public static Map<String, @Nullable Object> of(Structure structure, double symprec) {
        var map = of(structure);
        map.put("spacegroup", spaceGroup(structure, symprec));
        return map;
    }

    private static @Nullable Map<String, Object> spaceGroup(Structure structure, double symprec) {
        try {
            var group = Symmetry.of(structure, symprec).spaceGroup();
            var map = new LinkedHashMap<String, Object>();
            map.put("symbol", group.symbol());
            map.put("number", group.number());
            return map;
        } catch (InputException | SymmetryUnavailable _) {
            return null;
        }
    }

    public static Map<String, @Nullable Object> of(Structure structure) {
        var lattice = structure.lattice();
        var sites = structure.sites();
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("formula", structure.formula());
        map.put("reduced_formula", structure.reducedFormula());
        map.put("anonymous_formula", structure.isOrdered() ? structure.anonymousFormula() : null);
        map.put("nsites", structure.size());
        map.put("abc", Arrays.stream(lattice.lengths()).boxed().toList());
        map.put("angles", Arrays.stream(lattice.angles()).boxed().toList());
        map.put("volume", structure.volume());
        map.put("density", structure.density());
        map.put(
                "lattice",
                List.of(
                        StructureJson.numbers(lattice.a()),
                        StructureJson.numbers(lattice.b()),
                        StructureJson.numbers(lattice.c())));
        map.put("species", sites.stream().map(site -> site.occupant().name()).toList());
        map.put(
                "frac_coords",
                sites.stream()
                        .map(site -> StructureJson.numbers(site.fractional()))
                        .toList());
        map.put("selective_dynamics", selectiveDynamics(sites));
        map.put(
                "has_velocities",
                sites.stream().anyMatch(site -> site.velocity().isPresent()));
        return map;
    }

    private static @Nullable List<List<Boolean>> selectiveDynamics(List<Site> sites) {
        var flags = sites.stream()
                .map(Site::freedom)
                .flatMap(Optional::stream)
                .map(StructureJson::flags)
                .toList();
        return flags.size() == sites.size() ? flags : null;
    }
}
