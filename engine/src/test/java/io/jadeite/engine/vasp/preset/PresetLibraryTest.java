package io.jadeite.engine.vasp.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.input.IncarValue.Real;
import io.jadeite.engine.vasp.preset.InputSet.PotcarSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PresetLibraryTest {
    @TempDir
    Path folder;

    @Test
    void theIndexNamesEachFileThatHasAWorkflow() throws Exception {
        var place = Path.of(Objects.requireNonNull(PresetLibrary.class.getResource("index.tsv"))
                .toURI());
        List<String> files;
        try (Stream<Path> all = Files.list(Objects.requireNonNull(place.getParent()))) {
            files = all.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.contains(".vasp") && name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }

        var named =
                PresetLibrary.index().stream().map(PresetLibrary.Entry::name).toList();

        assertThat(named).isEqualTo(files).isSorted();
    }

    @TestFactory
    Stream<DynamicTest> eachPresetIsReadAndSaysWhatTheIndexSaysAndWhatItFollows() {
        return PresetLibrary.index().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> {
                    var preset = PresetLibrary.builtIn().find(entry.name());

                    assertThat(preset.documentation())
                            .isEqualTo(entry.documentation())
                            .endsWith(".");
                    assertThat(preset.source()).isNotBlank();
                    assertThat(preset.stages().isEmpty())
                            .isNotEqualTo(preset.incar().isEmpty());
                    preset.stages()
                            .forEach(stage -> assertThat(PresetLibrary.builtIn().find(stage))
                                    .isNotNull());
                }));
    }

    @Test
    void aPresetOfOnesOwnInheritsAndChangesAndTakesAway() throws IOException {
        write("relaxation.vasp.mine", """
            documentation: Mine.
            inherits: relaxation.vasp.mit
            incar: {ENCUT: 600, LWAVE: null}
            afterwards: {NSW: 7}
            potentials: {Al: Al_GW}
            kpoints: {gamma: [3, 3, 3]}
            """);

        var inputs =
                InputSet.of(library().find("relaxation.vasp.mine"), Cells.aluminium(), Choices.NONE, PotcarSource.NONE);

        assertThat(inputs.incar().plain())
                .containsEntry("ENCUT", 600.0)
                .containsEntry("NSW", 7L)
                .containsEntry("ALGO", "Fast")
                .doesNotContainKey("LWAVE");
        assertThat(inputs.potentials()).containsExactly("Al_GW");
        assertThat(inputs.kpoints().orElseThrow().text()).contains("Gamma\n3 3 3\n");
        assertThat(inputs.origins())
                .containsEntry("ENCUT", "relaxation.vasp.mine")
                .containsEntry("ALGO", "relaxation.vasp.mit");
        assertThat(library().ownNames()).containsExactly("relaxation.vasp.mine");
    }

    @Test
    void allThatIsWrongWithAPresetIsToldAtOnce() throws IOException {
        write("relaxation.vasp.wrong", """
            documentation: Wrong.
            inherits: relaxation.vasp.mit
            incar:
              ENCTU: 600
              NSW: many
              SIGMA: {rule: by-weather}
            kpoint: {length: 20}
            family: PBE_99
            kpoints: {lenght: 20}
            """);

        assertThatThrownBy(() -> library().find("relaxation.vasp.wrong"))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.problems())
                                .anySatisfy(problem ->
                                        assertThat(problem).contains("says 'kpoint'", "Did you mean kpoints"))
                                .anySatisfy(
                                        problem -> assertThat(problem).contains("no tag ENCTU", "Did you mean ENCUT"))
                                .anySatisfy(problem -> assertThat(problem).contains("NSW should be a whole number"))
                                .anySatisfy(problem -> assertThat(problem).contains("by-weather", "by-band-gap"))
                                .anySatisfy(problem -> assertThat(problem).contains("PBE_99"))
                                .anySatisfy(problem -> assertThat(problem).contains("lenght", "Did you mean length"))
                                .hasSize(6));
    }

    @Test
    void aPresetThatInheritsFromItselfIsRefused() throws IOException {
        write("relaxation.vasp.one", "documentation: One.\ninherits: relaxation.vasp.two\n");
        write("relaxation.vasp.two", "documentation: Two.\ninherits: relaxation.vasp.one\n");

        assertThatThrownBy(() -> library().find("relaxation.vasp.one"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("inherits from itself");
    }

    @Test
    void anUnknownPresetIsToldWithTheNearest() {
        assertThatThrownBy(() -> library().find("relaxation.vasp.mti"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Did you mean relaxation.vasp.mit");
    }

    @Test
    void presetsOfLaterReadingSeeTheSameValues() {
        var first = PresetLibrary.builtIn().find("relaxation.vasp.matproj");
        var second = PresetLibrary.builtIn().find("relaxation.vasp.matproj");

        assertThat(second).isEqualTo(first);
        assertThat(InputSet.of(first, Cells.aluminium(), Choices.NONE, PotcarSource.NONE)
                        .incar()
                        .value("ENCUT"))
                .contains(new Real(520));
    }

    private PresetLibrary library() {
        return PresetLibrary.with(folder);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), text);
    }
}
