package io.jadeite.engine.vasp.preset;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.structure.Moment;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.vasp.input.Incar;
import io.jadeite.engine.vasp.preset.InputSet.PotcarSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The published sets, file by file, as pymatgen makes them; the table of what agrees stands in docs/vasp-agreement.md. */
class InputSetsTest {
    private static final String FOLDER = "vasp/inputsets";
    private static final PresetLibrary PRESETS = PresetLibrary.builtIn();

    /** Names of the reference and how it was made, see its file _generators.json. */
    private static final Map<String, PublishedSet> SETS = new TreeMap<>(PublishedSet.all());

    @TestFactory
    Stream<DynamicTest> eachSetAgreesForEachStructure() {
        return structures().stream()
                .flatMap(structure -> SETS.keySet().stream()
                        .map(set -> DynamicTest.dynamicTest(
                                structure + " " + set,
                                () -> assertThat(differences(structure, set)).isEmpty())));
    }

    @Test
    void theBandOfImagesAgrees() {
        var expected = ReferenceData.json(FOLDER + "/_MITNEBSet.json");
        var given = new ArrayList<Structure>();
        expected.get("images")
                .forEach(text ->
                        given.add(Poscar.parse(text.stringValue(), "image").structure()));
        var between = PathImages.between(given.getFirst(), given.getLast(), given.size() - 2, 0.5);

        var inputs = PathInputs.of(
                PRESETS.find("diffusion.vasp.neb-from-images-mit"), between, Choices.NONE, PotcarSource.NONE);

        assertThat(Agreement.ofIncar(expected.get("INCAR"), inputs.shared().incar()))
                .isEmpty();
        assertThat(Agreement.ofKpoints(expected.get("KPOINTS"), inputs.shared().kpoints()))
                .isEmpty();
        for (int i = 0; i < given.size(); i++) {
            assertThat(Agreement.ofPoscar(
                            expected.get("images").get(i).stringValue(),
                            InputSet.poscar(inputs.images().get(i))))
                    .isEmpty();
        }
    }

    @Test
    void theTableInTheDocumentationIsWhatWasFound() throws IOException {
        var table = new StringBuilder(AgreementTable.HEAD);
        for (var set : SETS.entrySet()) {
            var agreeing = structures().stream()
                    .filter(structure -> differences(structure, set.getKey()).isEmpty())
                    .toList();
            table.append(AgreementTable.row(set.getKey(), set.getValue(), agreeing.size(), structures()));
        }
        table.append(AgreementTable.tail(structures()));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/vasp-agreement.md"), table);

        var committed = Path.of("../docs/vasp-agreement.md");

        assertThat(committed)
                .as("the table of agreement; the new one is target/vasp-agreement.md")
                .content()
                .isEqualTo(table.toString());
    }

    private static List<String> structures() {
        return ReferenceData.files(FOLDER + "/structures").stream()
                .map(file -> String.valueOf(file.getFileName()).replace(".vasp", ""))
                .toList();
    }

    private static List<String> differences(String name, String set) {
        var expected = ReferenceData.json(FOLDER + "/" + name + ".json");
        var files = expected.get(set);
        var structure = withMoments(
                Poscar.read(ReferenceData.path(FOLDER + "/structures/" + name + ".vasp"))
                        .structure(),
                expected.get("_magmom"));
        var published = Objects.requireNonNull(SETS.get(set));
        var inputs = InputSet.of(PRESETS.find(published.preset()), structure, published.choices(), PotcarSource.NONE);
        var differences = new ArrayList<>(
                Agreement.ofIncar(files.get("INCAR"), Incar.parse(inputs.incar().text(), "INCAR")));
        differences.addAll(Agreement.ofKpoints(files.get("KPOINTS"), inputs.kpoints()));
        differences.addAll(Agreement.ofPoscar(
                files.get("POSCAR").stringValue(), Poscar.parse(inputs.poscar().text(), "POSCAR")));
        var symbols = new ArrayList<String>();
        files.get("POTCAR_symbols").forEach(symbol -> symbols.add(symbol.stringValue()));
        if (!symbols.equals(inputs.potentials())) {
            differences.add("POTCAR: %s, not %s".formatted(inputs.potentials(), symbols));
        }
        return differences;
    }

    private static Structure withMoments(Structure structure, JsonNode moments) {
        if (moments == null || moments.isNull()) {
            return structure;
        }
        var sites = new ArrayList<Site>();
        for (int i = 0; i < structure.size(); i++) {
            sites.add(structure
                    .sites()
                    .get(i)
                    .withMoment(new Moment.Collinear(moments.get(i).doubleValue())));
        }
        return structure.withSites(sites);
    }
}
