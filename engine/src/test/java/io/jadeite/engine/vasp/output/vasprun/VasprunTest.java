package io.jadeite.engine.vasp.output.vasprun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.ReferenceData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VasprunTest {
    private static final String HEAD = """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <modeling>
         <generator><i name="version" type="string">6.4.2  </i></generator>
         <incar><i type="int" name="NSW">3</i><i name="ENCUT">******</i><v name="MAGMOM"> 5.0 ****** </v></incar>
         <parameters><separator name="electronic"><i type="int" name="NELM">4</i><i name="NELECT">6.0</i></separator>
          <i type="int" name="NSW">3</i><i type="int" name="IBRION">2</i></parameters>
         <atominfo>
          <array name="atoms"><set><rc><c>Li</c><c>1</c></rc><rc><c>F </c><c>2</c></rc></set></array>
         </atominfo>
        """;

    private static final String STEP = """
         <calculation>
          <scstep><energy><i name="e_fr_energy"> -9.0 </i><i name="e_wo_entrp"> -9.0 </i><i name="e_0_energy"> -9.0 </i></energy></scstep>
          <structure><crystal><varray name="basis"><v> 4 0 0 </v><v> 0 4 0 </v><v> 0 0 4 </v></varray></crystal>
           <varray name="positions"><v> 0 0 0 </v><v> 0.5 0.5 0.%d </v></varray></structure>
          <varray name="forces"><v> 0 0 0.25 </v><v> 0 ****** -0.25 </v></varray>
          <energy><i name="e_fr_energy"> -9.5 </i><i name="e_wo_entrp"> -9.5 </i><i name="e_0_energy"> -9.5 </i></energy>
         </calculation>
        """;

    @TempDir
    Path folder;

    @Test
    void aRunThatIsGoingOnGivesItsWholeSteps() {
        var text =
                HEAD + STEP.formatted(4) + STEP.formatted(3) + STEP.formatted(2).substring(0, 300);

        var run = read(text);

        assertThat(run.steps()).hasSize(2);
        assertThat(run.extent().isComplete()).isFalse();
        assertThat(run.extent().brokenOff().orElseThrow())
                .contains("ionic step 3")
                .contains("byte");
        assertThat(run.finalEnergy()).hasValue(-9.5);
        assertThat(run.finalStructure()
                        .orElseThrow()
                        .sites()
                        .get(1)
                        .fractional()
                        .z())
                .isEqualTo(0.3);
    }

    @Test
    void starsAreMissingNumbers() {
        var run = read(HEAD + STEP.formatted(4) + "</modeling>");

        assertThat(run.extent().isComplete()).isTrue();
        assertThat(run.incar().number("ENCUT", 0)).isNaN();
        assertThat(run.incar().numbers("MAGMOM")).containsExactly(5.0, Double.NaN);
        assertThat(run.steps().getLast().forces().get(1, 1)).isNaN();
        assertThat(run.steps().getLast().forces().get(1, 2)).isEqualTo(-0.25);
    }

    @Test
    void framesAreKeptOfTheLastStepUnlessAllAreAskedFor() {
        var text = HEAD + STEP.formatted(4) + STEP.formatted(3) + "</modeling>";

        var usual = read(text);
        var whole = read(text, Set.of(VasprunPart.TRAJECTORY));

        assertThat(usual.steps()).extracting(step -> step.frame().isPresent()).containsExactly(false, true);
        assertThat(whole.steps()).extracting(step -> step.frame().isPresent()).containsExactly(true, true);
        assertThat(whole.steps().getFirst().frame().orElseThrow().volume()).isEqualTo(64, within(1e-12));
    }

    @Test
    void stepsAreHandedOverOneByOne() throws IOException {
        var file = folder.resolve("vasprun.xml");
        Files.writeString(file, HEAD + STEP.formatted(4) + STEP.formatted(3) + STEP.formatted(2) + "</modeling>");
        var heights = new ArrayList<Double>();

        var run = Vasprun.forEachStep(
                file, step -> heights.add(step.frame().orElseThrow().positions().get(1, 2)));

        assertThat(heights).containsExactly(0.4, 0.3, 0.2);
        assertThat(run.convergence().ionic()).isFalse();
        assertThat(run.convergence().electronic()).contains(true);
    }

    @Test
    void anotherFileIsRefused() {
        assertThatThrownBy(() -> read("<html><body/></html>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no vasprun.xml: it doesn't begin with <modeling>");
    }

    @Test
    void energiesOfDynamicsWithALearnedForceFieldAreSteps() {
        var file = ReferenceData.path("vasp/vasprun/vasprun.ml_md.xml.gz");

        var run = Vasprun.read(file, Set.of(VasprunPart.TRAJECTORY));

        var learned = run.steps().stream().filter(IonicStep::isLearned).toList();
        assertThat(learned).hasSize(80);
        assertThat(learned).allSatisfy(step -> {
            assertThat(step.forces().rows()).isEqualTo(80);
            assertThat(step.energies().has("kinetic")).isTrue();
        });
    }

    @Test
    void projectionsAreReadWhereTheyAreAskedFor() {
        var file = ReferenceData.path("vasp/vasprun/vasprun.Al.xml.gz");

        var usual = Vasprun.read(file);
        var whole = Vasprun.read(file, VasprunPart.all());

        assertThat(usual.electrons().projections()).isEmpty();
        var projections = whole.electrons().projections().orElseThrow();
        var bands = whole.electrons().bands().orElseThrow();
        assertThat(projections.bands()).isEqualTo(bands.bands());
        assertThat(projections.kpoints()).isEqualTo(bands.kpoints());
        assertThat(projections.atoms()).isEqualTo(1);
        assertThat(projections.weight(0, 0, 0, 0, 0)).isEqualTo(0.2701);
        var density = whole.electrons().density().orElseThrow();
        assertThat(density.atoms()).hasSize(1);
        assertThat(density.atoms().getFirst()).hasSize(bands.spins());
    }

    @Test
    void aListOfKpointsOfItsOwnHasItsOwnBands() {
        var run = Vasprun.read(ReferenceData.path("vasp/vasprun/fixtures__kpoints_opt__vasprun.xml.gz"));

        var own = run.electronsOnOwnKpoints().orElseThrow();
        assertThat(own.kpoints().size()).isEqualTo(own.bands().orElseThrow().kpoints());
        assertThat(own.kpoints().size()).isNotEqualTo(run.electrons().kpoints().size());
        assertThat(run.electrons().kpoints().size())
                .isEqualTo(run.electrons().bands().orElseThrow().kpoints());
    }

    @Test
    void linearResponseGivesTensorsChargesAndVibrations() {
        var run = Vasprun.read(ReferenceData.path("vasp/vasprun/atomate__raman_wf__2__outputs__vasprun.xml.gz"));

        var response = run.response();
        assertThat(response.staticDielectric().get(0, 0)).isEqualTo(13.23245131);
        assertThat(response.bornCharges()).hasSize(2);
        assertThat(response.bornCharges().getFirst().get(0, 0)).isEqualTo(-0.01547694);
        var constants = response.forceConstants().orElseThrow();
        assertThat(constants.hessian().rows()).isEqualTo(6);
        assertThat(constants.eigenvalues().rows()).isEqualTo(6);
    }

    @Test
    void dielectricFunctionsHaveTheirNamesAndBothParts() {
        var run = Vasprun.read(ReferenceData.path("vasp/vasprun/vasprun.dielectric_6.0.8.xml.gz"));

        assertThat(run.dielectricFunctions())
                .extracting(DielectricFunction::comment)
                .containsExactly("density-density", "current-current");
        var first = run.dielectricFunctions().getFirst();
        assertThat(first.imaginary().row(1)).containsExactly(0.0434, 0.0032, 0.0008, 0.0056, -0.0, -0.0, 0.0029);
        assertThat(first.real().rows()).isEqualTo(first.imaginary().rows());
    }

    private static Vasprun read(String text) {
        return read(text, VasprunPart.none());
    }

    private static Vasprun read(String text, Set<VasprunPart> parts) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Vasprun.read("vasprun.xml", new ByteArrayInputStream(bytes), parts);
    }
}
