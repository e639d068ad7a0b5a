package io.jadeite.engine.structure.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.reference.Seeds.Seed;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Moment;
import io.jadeite.engine.structure.RandomStructures;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Site.Freedom;
import io.jadeite.engine.structure.Species;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StructureJsonTest {
    private static final String TWO_SITES = """
        {"lattice": {"matrix": [[3, 0, 0], [0, 3.5, 0], [0, 0, 4]]},
         "sites": [{"species": [{"element": "Fe", "occu": 1}], "abc": [0, 0, 0]},
                   {"species": [{"element": "O", "occu": 1.0}], "abc": [0.5, 0.5, 0.5], "label": "O_s"}]}
        """;

    static Stream<Seed> seeds() {
        return Seeds.some(100);
    }

    @Test
    void theMapHasTheFormOfPymatgen() {
        var site = Site.of(Element.CU, new Vector(0.5, 0, 0))
                .withFreedom(Freedom.FIXED)
                .withVelocity(new Vector(0.1, 0, 0));

        var map = StructureJson.toMap(new Structure(Lattice.cubic(2), List.of(site)));

        assertThat(map)
                .containsEntry("@module", "pymatgen.core.structure")
                .containsEntry("@class", "Structure")
                .containsEntry("charge", 0);
        assertThat(map.get("lattice"))
                .isEqualTo(Map.of(
                        "matrix",
                        List.of(List.of(2.0, 0.0, 0.0), List.of(0.0, 2.0, 0.0), List.of(0.0, 0.0, 2.0)),
                        "pbc",
                        List.of(true, true, true),
                        "a",
                        2.0,
                        "b",
                        2.0,
                        "c",
                        2.0,
                        "alpha",
                        90.0,
                        "beta",
                        90.0,
                        "gamma",
                        90.0,
                        "volume",
                        8.0));
        assertThat(map.get("sites"))
                .isEqualTo(List.of(Map.of(
                        "species", List.of(Map.of("element", "Cu", "occu", 1)),
                        "abc", List.of(0.5, 0.0, 0.0),
                        "xyz", List.of(1.0, 0.0, 0.0),
                        "label", "Cu",
                        "properties",
                                Map.of(
                                        "selective_dynamics",
                                        List.of(false, false, false),
                                        "velocities",
                                        List.of(0.1, 0.0, 0.0)))));
    }

    @Test
    void whatIsNotSaidHasItsUsualMeaning() {
        var structure = StructureJson.parse(TWO_SITES, "a.json");

        assertThat(structure.formula()).isEqualTo("Fe1 O1");
        assertThat(structure.volume()).isEqualTo(42);
        assertThat(structure.sites()).extracting(Site::label).containsExactly("Fe", "O_s");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"oxidation_state\": 2', Fe2+",
        "'\"oxidation_state\": -2.0', Fe2-",
        "'\"oxidation_state\": 2.5', Fe2.5+",
        "'\"oxidation_state\": null', Fe",
        "'\"oxidation_state\": 3, \"spin\": 5', 'Fe3+,spin=5.0'"
    })
    void oxidationStatesAndSpinsAreKept(String said, String name) {
        var structure = StructureJson.parse(TWO_SITES.replace("\"Fe\",", "\"Fe\", " + said + ","), "a.json");

        assertThat(structure.sites().getFirst().occupant().name()).isEqualTo(name);
        assertThat(structure.sites().getFirst().element()).isEqualTo(Element.FE);
    }

    @Test
    void sharedSitesAndMomentsAreKept() {
        var structure = StructureJson.parse("""
            {"lattice": {"matrix": [[3, 0, 0], [0, 3, 0], [0, 0, 3]]},
             "sites": [{"species": [{"element": "Fe", "oxidation_state": 2, "occu": 0.75}, {"element": "Mg", "occu": 0.25}],
                        "abc": [0, 0, 0], "properties": {"magmom": 5}},
                       {"species": [{"element": "O", "occu": 1}], "abc": [0, 0, 0.5], "properties": {"magmom": [0, 0, 0.5]}}]}
            """, "a.json");

        assertThat(structure.sites().getFirst().occupant().name()).isEqualTo("Mg:0.25, Fe2+:0.75");
        assertThat(structure.formula()).isEqualTo("Mg0.25 Fe0.75 O1");
        assertThat(structure.sites())
                .extracting(site -> site.moment().orElseThrow())
                .containsExactly(new Moment.Collinear(5), new Moment.Noncollinear(new Vector(0, 0, 0.5)));
        assertThat(StructureJson.parse(StructureJson.text(structure), "written"))
                .isEqualTo(structure);
    }

    @Test
    void atomsOfAseAreRead() {
        var row = """
            {"1": {"cell": {"array": {"__ndarray__": [[3, 3], "float64", [0, 1.8, 1.8, 1.8, 0, 1.8, 1.8, 1.8, 0]]}, "__ase_objtype__": "cell"},
                   "numbers": {"__ndarray__": [[2], "int64", [29, 79]]},
                   "positions": {"__ndarray__": [[2, 3], "float64", [0, 0, 0, 0.9, 0.9, 0.9]]},
                   "initial_magmoms": {"__ndarray__": [[2], "float64", [1, -1]]},
                   "pbc": {"__ndarray__": [[3], "bool", [true, true, true]]}},
             "ids": [1], "nextid": 2}
            """;

        var structure = StructureJson.parse(row, "a.json");

        assertThat(structure.formula()).isEqualTo("Cu1 Au1");
        assertThat(structure.sites().getLast().fractional()).isEqualTo(new Vector(0.25, 0.25, 0.25));
        assertThat(structure.sites().getLast().moment()).contains(new Moment.Collinear(-1));
        assertThat(problems(row.replace("true, true, true", "true, true, false").replace("29, 79", "29, 790")))
                .containsExactly(
                        "a.json: pbc: expected [true, true, true], as only structures that are periodic in three"
                                + " directions are read, found [true, true, false].",
                        "a.json: numbers: expected atomic numbers, found 790.0.");
    }

    @Test
    void aLabelOfItsOwnStaysBesideTheOxidationState() {
        var structure = StructureJson.parse(TWO_SITES.replace("\"O\",", "\"O\", \"oxidation_state\": -2,"), "a.json");

        assertThat(structure.sites().getLast().label()).isEqualTo("O_s");
        assertThat(structure.sites().getLast().species()).isEqualTo(Species.of(Element.O, -2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyStructureReadsBackTheSame(Seed seed) {
        var structure = RandomStructures.next(seed.random(), 25);

        assertThat(StructureJson.fromMap(StructureJson.toMap(structure)))
                .as(seed.toString())
                .isEqualTo(structure);
        assertThat(StructureJson.parse(StructureJson.text(structure), "written"))
                .as(seed.toString())
                .isEqualTo(structure);
    }

    @Test
    void whatIsNoStructureIsRefused() {
        assertThat(problems("[1]")).containsExactly("a.json: expected a JSON object of a structure, found a list.");
        assertThat(problems("{\"structure\": {}}"))
                .containsExactly("a.json: expected a structure with lattice and sites, found an object with structure."
                        + " Take the structure out of it, or write it with pymatgen's Structure.as_dict.");
        assertThat(problems("{\n\"lattice\" 3}"))
                .singleElement()
                .asString()
                .startsWith("a.json, line 2: expected a JSON object of a structure: Unexpected character ('3'")
                .doesNotContain("Source");
        assertThat(problems("{\"lattice\": {\"matrix\": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]}, \"sites\": []}"))
                .containsExactly("a.json: sites: expected at least one site, found none.");
    }

    @Test
    void aChargeThatIsOnlyARoundingErrorIsNone() {
        var text = """
            {"charge": -4.4e-16, "lattice": {"matrix": [[3, 0, 0], [0, 3, 0], [0, 0, 3]]},
             "sites": [{"species": [{"element": "Cu", "occu": 1}], "abc": [0, 0, 0]}]}
            """;

        assertThat(StructureJson.parse(text, "a.json").size()).isEqualTo(1);
    }

    @Test
    void allProblemsAreNamedByTheirPlace() {
        var text = """
            {"charge": 1, "lattice": {"matrix": [[3, 0, 0], [0, 3, 0], [3, 3, 0]]},
             "sites": [
               {"species": [{"element": "Cu", "occu": 0.5}, {"element": "Au", "occu": 0.7}], "abc": [0, 0, 0]},
               {"species": [{"element": "Cu", "occu": -0.5}], "abc": [0, 0, "x"]},
               {"species": [{"element": "Cuu"}], "abc": [0, 0, 1], "properties": {"selective_dynamics": [1, 1, 1], "velocities": 3}},
               {"abc": [0, 0, 0]},
               7]}
            """;

        assertThat(problems(text))
                .containsExactly(
                        "a.json: charge: expected none or 0, found 1. A charged cell is a setting of its calculation"
                                + " (NELECT of VASP), not of the structure.",
                        "a.json: lattice.matrix: The lattice vectors (3.0, 0.0, 0.0), (0.0, 3.0, 0.0), (3.0, 3.0, 0.0)"
                                + " enclose no volume. Check that none is zero or in the plane of the others.",
                        "a.json: sites[0].species: The shares of a site add up to more than 0 and at most 1, found"
                                + " Cu:0.5, Au:0.7, together 1.2.",
                        "a.json: sites[1].species[0].occu: expected a number above 0 and at most 1, found -0.5.",
                        "a.json: sites[1].abc: expected three finite numbers, found [0, 0, x].",
                        "a.json: sites[2].species[0].element: expected the symbol of an element, found Cuu. Did you"
                                + " mean Cu or Au or C?",
                        "a.json: sites[2].properties.selective_dynamics: expected three of true and false, found [1,"
                                + " 1, 1].",
                        "a.json: sites[2].properties.velocities: expected three finite numbers, found 3.",
                        "a.json: sites[3].species: expected a list of species, found nothing.",
                        "a.json: sites[4]: expected a site with species and abc, found 7.");
    }

    @Test
    void aSlabThatIsNotPeriodicIsRefused() {
        assertThat(problems(TWO_SITES.replace("{\"matrix\"", "{\"pbc\": [true, true, false], \"matrix\"")))
                .containsExactly("a.json: lattice.pbc: expected [true, true, true], found [true, true, false]."
                        + " Only structures that are periodic in three directions are read.");
    }

    private static List<String> problems(String text) {
        var refusal = catchThrowableOfType(InputException.class, () -> StructureJson.parse(text, "a.json"));
        assertThat(refusal).isNotNull();
        return refusal.problems();
    }
}
