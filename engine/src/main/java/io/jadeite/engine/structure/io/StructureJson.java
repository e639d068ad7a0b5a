package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Site.Freedom;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Structures as the plain maps, lists, numbers and strings of pymatgen's {@code Structure.as_dict}, which pymatgen reads
 * back. A structure of ours survives the way there and back without loss. Safe for many threads.
 *
 * <p>Refused by name: a charge, a structure that isn't periodic in all three directions. Of the sites' properties
 * {@code selective_dynamics}, {@code velocities} and {@code magmom} are kept; others are left out, with a warning in the log.
 * ASE's JSON is read too.
 */
public final class StructureJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StructureJson() {}

    public static Map<String, Object> toMap(Structure structure) {
        var map = new LinkedHashMap<String, Object>();
        map.put("@module", "pymatgen.core.structure");
        map.put("@class", "Structure");
        map.put("charge", 0);
        map.put("lattice", lattice(structure.lattice()));
        map.put("properties", Map.of());
        map.put(
                "sites",
                structure.sites().stream()
                        .map(site -> site(site, structure.lattice()))
                        .toList());
        return map;
    }

    /** @throws InputException with the place of all that is wrong: {@code sites[3].abc} */
    public static Structure fromMap(Map<?, ?> map) {
        return new StructureJsonReader("").read(map);
    }

    static String text(Structure structure) {
        return MAPPER.writeValueAsString(toMap(structure)) + "\n";
    }

    static Structure parse(String text, String source) {
        Object read;
        try {
            read = MAPPER.readValue(text, Object.class);
        } catch (JacksonException e) {
            var where = e.getLocation();
            throw new InputException("%s, line %d: expected a JSON object of a structure: %s"
                    .formatted(source, where == null ? 1 : where.getLineNr(), reason(e)));
        }
        if (!(read instanceof Map<?, ?> map)) {
            throw new InputException("%s: expected a JSON object of a structure, found %s."
                    .formatted(source, read instanceof List<?> ? "a list" : read));
        }
        return AseJson.isOne(map) ? AseJson.read(map, source) : new StructureJsonReader(source + ": ").read(map);
    }

    /** Without Jackson's notes on where it read from. */
    private static String reason(JacksonException e) {
        return e.getOriginalMessage().replaceFirst("(?s)( \\(start marker| ?at \\[Source|\\n).*", "") + ".";
    }

    private static Map<String, Object> lattice(Lattice lattice) {
        var map = new LinkedHashMap<String, Object>();
        map.put("matrix", List.of(numbers(lattice.a()), numbers(lattice.b()), numbers(lattice.c())));
        map.put("pbc", List.of(true, true, true));
        var lengths = lattice.lengths();
        var angles = lattice.angles();
        map.put("a", lengths[0]);
        map.put("b", lengths[1]);
        map.put("c", lengths[2]);
        map.put("alpha", angles[0]);
        map.put("beta", angles[1]);
        map.put("gamma", angles[2]);
        map.put("volume", lattice.volume());
        return map;
    }

    private static Map<String, Object> site(Site site, Lattice lattice) {
        var properties = new LinkedHashMap<String, Object>();
        site.freedom().ifPresent(freedom -> properties.put("selective_dynamics", flags(freedom)));
        site.velocity().ifPresent(velocity -> properties.put("velocities", numbers(velocity)));
        site.moment().ifPresent(moment -> properties.put("magmom", SpeciesJson.written(moment)));
        var map = new LinkedHashMap<String, Object>();
        map.put("species", SpeciesJson.written(site.occupant()));
        map.put("abc", numbers(site.fractional()));
        map.put("properties", properties);
        map.put("label", site.label());
        map.put("xyz", numbers(lattice.toCartesian(site.fractional())));
        return map;
    }

    static List<Double> numbers(Vector vector) {
        return Arrays.stream(vector.toArray()).boxed().toList();
    }

    static List<Boolean> flags(Freedom freedom) {
        return List.of(freedom.a(), freedom.b(), freedom.c());
    }
}
