package io.jadeite.engine.structure.io;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
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

    /** Of a file, with {@code file} and, from a POSCAR, its {@code comment}. */
    public static Map<String, @Nullable Object> of(Path file) {
        var text = TextFile.read(file);
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("file", file.toString());
        switch (StructureFile.format(file, text)) {
            case POSCAR -> {
                var poscar = Poscar.parse(text, file.toString());
                map.put("comment", poscar.comment());
                map.putAll(of(poscar.structure()));
                map.put("has_velocities", poscar.hasMovingAtoms());
            }
            case JSON -> map.putAll(of(StructureJson.parse(text, file.toString())));
        }
        return map;
    }

    public static Map<String, @Nullable Object> of(Structure structure) {
        var lattice = structure.lattice();
        var sites = structure.sites();
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("formula", structure.formula());
        map.put("reduced_formula", structure.reducedFormula());
        map.put("anonymous_formula", structure.anonymousFormula());
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
        map.put("species", structure.elements().stream().map(Element::symbol).toList());
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
