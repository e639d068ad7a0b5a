package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** VASP's input files by the command line; no VASP and no real potential is needed. */
class VaspInputsTest {
    private static final String POSCAR = """
        FeO, the anion first
        1.0
        4.3 0 0
        0 4.3 0
        0 0 4.3
        O Fe
        1 3
        Direct
        0.5 0.5 0.5
        0.5 0.5 0
        0.5 0 0.5
        0 0.5 0.5
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @SuppressWarnings("NullAway.Init")
    private Jadeite jadeite;

    @BeforeEach
    void begin() throws IOException {
        jadeite = new Jadeite(home);
        Files.writeString(home.resolve("POSCAR"), POSCAR);
    }

    @Test
    void inputsAreWrittenWithWhatWasChosen() {
        jadeite.run(words("--directory mine --no-potcar --incar.ENCUT 600 --incar.MAGMOM 0 4 4 -4 --incar.LWAVE"
                        + " unset --kpoints.gamma 3 3 3"))
                .succeeded();

        assertThat(home.resolve("mine/INCAR"))
                .content()
                .contains("ENCUT = 600.0\n", "MAGMOM = 2*4.0 1*-4.0 1*0.0\n", "LDAUU = 4.0 0\n")
                .doesNotContain("LWAVE");
        assertThat(home.resolve("mine/KPOINTS")).content().endsWith("Gamma\n3 3 3\n");
        assertThat(home.resolve("mine/POTCAR.symbols")).hasContent("Fe\nO\n");
        assertThat(home.resolve("mine/POTCAR")).doesNotExist();
        assertThat(home.resolve("mine/my_settings.yaml")).content().contains("ENCUT: 600.0");
    }

    @Test
    void whatWasWrittenMakesTheSameInputsAgain() throws IOException {
        jadeite.run(words("--directory one --no-potcar --incar.MAGMOM 0 4 4 -4 --incar.ENCUT 600"))
                .succeeded();
        Files.copy(home.resolve("one/POSCAR"), home.resolve("POSCAR.again"));
        Files.writeString(
                home.resolve("again.yaml"),
                Files.readString(home.resolve("one/my_settings.yaml"))
                        .replace("structure: POSCAR", "structure: POSCAR.again"));

        var again = jadeite.run("workflows", "run-yaml", "again.yaml");

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("vasp.potcar_dir").doesNotContain("MAGMOM");
    }

    @Test
    void aPotcarIsJoinedFromTheLicensedFolderAndAMissingOneIsTold() throws IOException {
        potential("potpaw_PBE/Fe/POTCAR", "Fe");
        var licensed =
                jadeite.with("JADEITE_VASP_POTCAR_DIR", home.resolve("licensed").toString());

        var missing = licensed.run(words("--directory mine"));
        potential("potpaw_PBE/O/POTCAR", "O");
        licensed.run(words("--directory mine")).succeeded();

        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("No potential O of PBE", "potpaw_PBE/O/POTCAR");
        assertThat(home.resolve("mine/POTCAR"))
                .content()
                .containsSubsequence("TITEL  = PAW_PBE Fe 01Jan2000", "TITEL  = PAW_PBE O 01Jan2000");
    }

    @Test
    void aRunSaysWhatIsMissingAndASubmissionThatItWaits() {
        var run = jadeite.run("workflows", "run", "relaxation.vasp.mit", "--structure", "POSCAR");
        var submitted = jadeite.run("workflows", "run-cloud", "relaxation.vasp.mit", "--structure", "POSCAR");
        var worker = jadeite.run("engine", "start-worker", "--close-on-empty-queue", "true");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("vasp.potcar_dir");
        submitted.succeeded();
        assertThat(worker.succeeded().err()).contains("goes back to the queue", "vasp.potcar_dir");
        assertThat(jadeite.run("queue", "list", "--state", "PENDING", "--json")
                        .succeeded()
                        .json())
                .singleElement()
                .satisfies(listed -> assertThat(listed).containsEntry("run", 2));
    }

    @Test
    void aPresetOfOnesOwnIsAWorkflowAndABrokenOneIsToldByItsFile() throws IOException {
        Files.createDirectories(home.resolve("jadeite/presets"));
        Files.writeString(home.resolve("jadeite/presets/relaxation.vasp.mine.yaml"), """
            documentation: Mine.
            inherits: relaxation.vasp.mit
            incar: {ENCUT: 601}
            """);
        Files.writeString(home.resolve("jadeite/presets/relaxation.vasp.broken.yaml"), """
            documentation: Broken.
            inherits: relaxation.vasp.mit
            incar: {ENCTU: 601}
            """);

        var shown =
                jadeite.run("workflows", "show-config", "relaxation.vasp.mine").succeeded();

        assertThat(shown.out()).contains("ENCUT").contains("601.0").contains("relaxation.vasp.mine");
        assertThat(shown.err())
                .contains("relaxation.vasp.broken.yaml is left out")
                .contains("Did you mean ENCUT");
    }

    @Test
    void showConfigTellsEachSettingWithTheFileThatSaysIt() {
        var shown = jadeite.run("workflows", "show-config", "static-energy.vasp.matproj", "--json")
                .succeeded();

        assertThat(shown.json())
                .singleElement()
                .satisfies(one -> assertThat(one.get("incar"))
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .contains(
                                Map.of("tag", "NSW", "from", "static-energy.vasp.matproj", "value", "0"),
                                Map.of("tag", "ENCUT", "from", "relaxation.vasp.matproj", "value", "520.0")));
    }

    private void potential(String place, String symbol) throws IOException {
        var file = home.resolve("licensed").resolve(place);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, """
              PAW_PBE %1$s 01Jan2000
               6.0
             parameters from PSCTR are:
               VRHFIN =%1$s: invented
               LEXCH  = PE
               TITEL  = PAW_PBE %1$s 01Jan2000
               ENMAX  =  400.000; ENMIN  =  300.000 eV
               POMASS =   10.000; ZVAL   =    6.000    mass and valenz
             End of Dataset
            """.formatted(symbol));
    }

    private static List<String> words(String more) {
        return List.of(("workflows setup-only relaxation.vasp.mit --structure POSCAR " + more).split(" ", -1));
    }
}
