package io.jadeite.engine.vasp.output.outcar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.ReferenceData;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class OutcarTest {
    private static final String HEAD = """
         vasp.6.4.2 20Jul23 (build Aug 01 2023 10:00:00) complex
         executed on             LinuxIFC date 2026.11.20  10:00:00
         running    4 mpi-ranks, with    2 threads/rank, on    1 nodes
           ISPIN  =      2    spin polarized calculation?
        """;

    private static final String STEP = """
         E-fermi :   %s     XC(G=0):  -6.1327     alpha+bet : -1.8238
         number of electron       8.0000000 magnetization      -0.0000002
          in kB       0.90594     0.80594     0.70594     0.10000     0.20000     0.30000
         POSITION                                       TOTAL-FORCE (eV/Angst)
         -----------------------------------------------------------------------------------
              0.00000      0.00000      0.00000         0.000000      0.000000      0.125000
              1.35000      1.35000      1.35000         0.000000      0.000000     -0.125000
         -----------------------------------------------------------------------------------
            total drift:                               -0.000002      0.000002     -0.000001
          free  energy   TOTEN  =       -10.84678300 eV
          energy  without entropy=      -10.84670000  energy(sigma->0) =      -10.84674000
        """;

    @Test
    void stepsAreHandedOverWithPlacesForcesAndStress() {
        var outcar = read(HEAD + STEP.formatted("5.25") + STEP.formatted("********"));

        assertThat(outcar.cores()).isEqualTo(4);
        assertThat(outcar.isSpinPolarised()).isTrue();
        assertThat(outcar.steps()).hasSize(2);
        assertThat(outcar.fermiEnergy()).isNaN();
        assertThat(outcar.lastStep().withoutSmearing()).isEqualTo(-10.84674);
        assertThat(outcar.lastStep().forces().row(1)).containsExactly(0, 0, -0.125);
        assertThat(outcar.lastStep().positions().get(1, 0)).isEqualTo(1.35);
        assertThat(outcar.lastStep().stress().row(0)).containsExactly(0.90594, 0.80594, 0.70594, 0.1, 0.2, 0.3);
        assertThat(outcar.drifts().rows()).isEqualTo(2);
    }

    @Test
    void aFileWithoutVaspsClosingWordsIsUnfinished() {
        var outcar = read(HEAD + STEP.formatted("5.25"));

        assertThat(outcar.extent().brokenOff().orElseThrow())
                .isEqualTo("the file ends at line 15, in ionic step 2, without VASP's closing words");
    }

    @Test
    void aStopOfEitherKindIsSeen() {
        assertThat(read(HEAD + " soft stop encountered!  aborting job ...\n").isStopped())
                .isTrue();
        assertThat(read(HEAD + " hard stop encountered!  aborting job ...\n").isStopped())
                .isTrue();
        assertThat(read(HEAD).isStopped()).isFalse();
    }

    @Test
    void anotherFileIsRefused() {
        assertThatThrownBy(() -> read("Direct\n 0 0 0\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no OUTCAR");
    }

    @Test
    void chemicalShieldingsAreReadForEachAtom() {
        var file = ReferenceData.path("vasp/outcar/fixtures__nmr__cs__basic__hydromagnesite__OUTCAR.gz");

        var resonance = Outcar.read(file).resonance().orElseThrow();

        int atoms = resonance.shieldings().rows();
        assertThat(atoms).isGreaterThan(8);
        assertThat(resonance.shieldings().row(1)).containsExactly(-13.5957, 31.6548, 0.8193, -21.1883, 31.7140, 0.8236);
        assertThat(resonance.valenceShieldings().rows()).isEqualTo(atoms);
        assertThat(resonance.tensors()).hasSize(atoms);
        assertThat(resonance.symmetrisedTensors()).hasSize(atoms);
        assertThat(resonance.tensors().get(1).get(2, 0)).isEqualTo(1.615591);
        assertThat(resonance.uniformContribution().get(2, 0)).isEqualTo(0.025939);
        assertThat(resonance.coreShifts()).containsOnlyKeys("H", "C", "O", "Mg");
    }

    @Test
    void fieldGradientsAndQuadrupolesAreReadForEachAtom() {
        var file = ReferenceData.path("vasp/outcar/fixtures__nmr__efg__AlPO4__OUTCAR.gz");

        var resonance = Outcar.read(file).resonance().orElseThrow();

        assertThat(resonance.fieldGradients().row(2)).containsExactly(11.110, 3.635, -14.746, 1.371, 2.652, -3.572);
        assertThat(resonance.quadrupoles().row(0)).containsExactly(0.000, 0.713, 0.000);
        assertThat(resonance.quadrupoles().rows())
                .isEqualTo(resonance.fieldGradients().rows());
    }

    @Test
    void dielectricAndElasticTensorsAreRead() {
        var dielectric = Outcar.read(ReferenceData.path("vasp/outcar/OUTCAR.lepsilon.gz"));
        var elastic = Outcar.read(ReferenceData.path("vasp/outcar/OUTCAR.total_tensor.Li2O.gz"));

        assertThat(dielectric.dielectric().rows()).isEqualTo(3);
        assertThat(elastic.elasticModuli().rows()).isEqualTo(6);
        assertThat(elastic.elasticModuli().get(0, 0)).isEqualTo(1986.3391);
        assertThat(elastic.elasticModuli().get(3, 3)).isEqualTo(586.3034);
    }

    @Test
    void eachStepOfARelaxationHasForces() {
        var file = ReferenceData.path("vasp/outcar/atomate__Si_structure_optimization__outputs__OUTCAR.gz");
        var steps = new ArrayList<OutcarStep>();

        var outcar = Outcar.forEachStep(file, steps::add);

        assertThat(steps).hasSize(3).hasSameSizeAs(outcar.steps());
        assertThat(steps).allSatisfy(step -> assertThat(step.forces().rows()).isEqualTo(2));
        assertThat(outcar.extent().isComplete()).isTrue();
    }

    private static Outcar read(String text) {
        return Outcar.read("OUTCAR", new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
