package io.jadeite.engine.structure.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Site.Freedom;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructureSummaryTest {
    private static final Structure COPPER = new Structure(
            Lattice.cubic(2),
            List.of(
                    Site.of(Element.CU, Vector.ZERO).withFreedom(Freedom.FIXED),
                    Site.of(Element.CU, new Vector(0.5, 0.5, 0.5)).withFreedom(Freedom.FREE)));

    @TempDir
    Path folder;

    @Test
    void aStructureIsToldInTheOrderOfItsKeys() {
        assertThat(StructureSummary.of(COPPER))
                .containsExactly(
                        entry("formula", "Cu2"),
                        entry("reduced_formula", "Cu"),
                        entry("anonymous_formula", "A"),
                        entry("nsites", 2),
                        entry("abc", List.of(2.0, 2.0, 2.0)),
                        entry("angles", List.of(90.0, 90.0, 90.0)),
                        entry("volume", 8.0),
                        entry("density", 2 * 63.546 / 8 * 1.66053906892),
                        entry(
                                "lattice",
                                List.of(List.of(2.0, 0.0, 0.0), List.of(0.0, 2.0, 0.0), List.of(0.0, 0.0, 2.0))),
                        entry("species", List.of("Cu", "Cu")),
                        entry("frac_coords", List.of(List.of(0.0, 0.0, 0.0), List.of(0.5, 0.5, 0.5))),
                        entry("selective_dynamics", List.of(List.of(false, false, false), List.of(true, true, true))),
                        entry("has_velocities", false));
    }

    @Test
    void aFileIsNamedAndAPoscarHasAComment() {
        var poscar = folder.resolve("POSCAR");
        Poscar.of(
                        COPPER.withSites(
                                List.of(Site.of(Element.CU, Vector.ZERO).withVelocity(new Vector(0, 0, 0.1)))),
                        "one atom")
                .write(poscar);
        var json = folder.resolve("cu.json");
        StructureFile.write(COPPER, json);

        assertThat(StructureSummary.of(poscar, 0.01))
                .containsEntry("file", poscar.toString())
                .containsEntry("comment", "one atom")
                .containsEntry("selective_dynamics", null)
                .containsEntry("has_velocities", true);
        assertThat(StructureSummary.of(json, 0.01))
                .containsEntry("file", json.toString())
                .doesNotContainKey("comment");
    }
}
