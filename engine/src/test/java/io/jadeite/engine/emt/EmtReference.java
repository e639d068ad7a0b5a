package io.jadeite.engine.emt;

import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureFile;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Numbers of another program for the same structures, from the reference folder; never part of this project. */
final class EmtReference {
    private static final List<String> NAMES = List.of(
            "Cu-primitive",
            "Al-cubic",
            "Ni-strained",
            "Au-sheared",
            "Cu32-rattled",
            "CuAu-alloy",
            "Pt-vacancy",
            "Al-slab",
            "Cu108-rattled");

    private final JsonNode expected;

    private EmtReference(JsonNode expected) {
        this.expected = expected;
    }

    static List<String> names() {
        return NAMES;
    }

    /** Skips the test where the folder is missing, but fails it where all must be there. */
    static EmtReference required() {
        return new EmtReference(ReferenceData.json("emt/expected.json"));
    }

    JsonNode expected(String name) {
        return expected.get(name);
    }

    Structure structure(String name) {
        return StructureFile.read(ReferenceData.path("emt/" + name + ".POSCAR"));
    }
}
