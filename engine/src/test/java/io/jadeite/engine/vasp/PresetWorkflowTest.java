package io.jadeite.engine.vasp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.text.Json;
import io.jadeite.engine.vasp.preset.Preset;
import io.jadeite.engine.vasp.preset.PresetLibrary;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.engine.workflow.Configuration;
import io.jadeite.engine.workflow.InputPlace;
import io.jadeite.engine.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetWorkflowTest {
    private static final Structure CELL = new Structure(
            Lattice.cubic(4),
            List.of(Site.of(Element.O, new Vector(0.5, 0.5, 0.5)), Site.of(Element.FE, new Vector(0.125, 0, 0))));

    @TempDir
    Path directory;

    @Test
    void aPathIsMadeBetweenItsTwoEnds() throws IOException {
        var end = CELL.withSites(List.of(CELL.sites().get(0), Site.of(Element.FE, new Vector(0.875, 0, 0))));

        write("diffusion.vasp.neb-from-images-mit", Map.of("images", List.of(CELL, end), "nimages", 1));

        assertThat(directory.resolve("INCAR")).content().contains("IMAGES = 1\n");
        assertThat(directory.resolve("01/POSCAR"))
                .content()
                .contains("0.0000000000000000    0.0000000000000000    0.0000000000000000");
        assertThat(directory.resolve("02/POSCAR")).exists();
        assertThat(directory.resolve("03")).doesNotExist();
    }

    @Test
    void imagesOfOtherAtomsAreRefusedWhereTheyAreGiven() {
        var other = new Structure(
                CELL.lattice(), List.of(Site.of(Element.O, Vector.ZERO), Site.of(Element.NI, new Vector(0.5, 0, 0))));

        assertThatThrownBy(() -> configure(
                        workflow("diffusion.vasp.neb-from-images-mit"), Map.of("images", List.of(CELL, CELL, other))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("image 3");
    }

    @Test
    void stagesAreWrittenIntoAFolderEach() throws IOException {
        write("static-energy.vasp.low-quality", Map.of("structure", CELL));

        assertThat(directory.resolve("01-relaxation.vasp.quality00/INCAR")).exists();
        assertThat(directory.resolve("06-static-energy.vasp.quality04/POSCAR")).exists();
    }

    @Test
    void argumentsComeBackFromTheJsonOfARunsRow() {
        var workflow = workflow("relaxation.vasp.matproj");
        Map<String, Object> given = Map.of(
                "structure",
                CELL,
                "incar",
                Map.of("encut", "600", "LDAUU", Map.of("O", Map.of("Fe", "4")), "LWAVE", "unset"),
                "kpoints",
                Map.of("gamma", List.of("2", "2", "2")),
                "bandgap",
                "0.5");
        var arguments = configure(workflow, given);

        var again = configure(
                workflow, Json.readObject(Json.write(Configuration.toJson(workflow, arguments)), "parameters"));

        assertThat(VaspParameters.choices(preset("relaxation.vasp.matproj"), again))
                .isEqualTo(VaspParameters.choices(preset("relaxation.vasp.matproj"), arguments));
        assertThat(arguments.values().get("incar"))
                .isEqualTo(Map.of("ENCUT", 600.0, "LDAUU", Map.of("O", Map.of("Fe", 4.0)), "LWAVE", "unset"));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Map<String, Object> given = Map.of(
                "structure",
                CELL,
                "incar",
                Map.of("ENCTU", 600, "NSW", "many"),
                "kpoints",
                Map.of("lenght", 20),
                "potcar",
                Map.of("Fx", "Fx_pv"));

        assertThatThrownBy(() -> configure(workflow("relaxation.vasp.mit"), given))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.getMessage())
                                .contains("ENCTU", "NSW", "lenght", "Did you mean length", "Fx"));
    }

    @Test
    void whatLooksForPathsAndProgramsBehindVaspIsNotRunAndSaysSo() {
        assertThat(workflow("relaxation.vasp.mit").unready()).isEmpty();
        assertThat(workflow("relaxation.vasp.staged").unready()).isEmpty();
        assertThat(workflow("diffusion.vasp.neb-from-images-mit").unready()).isEmpty();
        assertThat(workflow("diffusion.vasp.neb-from-endpoints-mit").unready()).isEmpty();
        assertThat(workflow("diffusion.vasp.neb-all-paths-mit").unready())
                .hasValueSatisfying(reason -> assertThat(reason).contains("doesn't look for the paths"));
        assertThat(workflow("population-analysis.vasp-bader.bader-matproj").unready())
                .hasValueSatisfying(reason -> assertThat(reason).contains("no program behind it"));
    }

    @Test
    void aCommandThatOnlyAShellUnderstandsIsRefusedWhereItIsGiven() {
        assertThatThrownBy(() -> configure(
                        workflow("relaxation.vasp.mit"),
                        Map.of("structure", CELL, "command", "vasp_std | tee vasp.out")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("only a shell understands");
    }

    private void write(String name, Map<String, Object> given) throws IOException {
        var workflow = workflow(name);
        workflow.writeInputs(configure(workflow, given), new InputPlace(directory, settings(), false));
    }

    private static Arguments configure(Workflow workflow, Map<String, ?> given) {
        return Configuration.of(workflow, given, name -> {
            throw new AssertionError(name);
        });
    }

    private static Workflow workflow(String name) {
        return Catalogue.installed().find(name);
    }

    private static Preset preset(String name) {
        return PresetLibrary.builtIn().find(name);
    }

    private Settings settings() {
        return Settings.load(Map.of("HOME", directory.toString()), directory);
    }
}
